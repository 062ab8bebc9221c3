package io.narrows.packer;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Small class files made for a test. */
final class Compiled {
  private final ClassWriter writer = new ClassWriter(0);

  private Compiled(String name, String superName, String... interfaces) {
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, interfaces);
  }

  static Compiled type(String name) {
    return new Compiled(name, "java/lang/Object");
  }

  static Compiled subtype(String name, String superName, String... interfaces) {
    return new Compiled(name, superName, interfaces);
  }

  Compiled field(String descriptor) {
    writer.visitField(Opcodes.ACC_STATIC, "field", descriptor, null, null).visitEnd();
    return this;
  }

  Compiled string(String constant) {
    String descriptor = "Ljava/lang/String;";
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    writer.visitField(access, "text", descriptor, null, constant).visitEnd();
    return this;
  }

  Compiled metadata() {
    writer.visitAnnotation("Lkotlin/Metadata;", true).visitEnd();
    return this;
  }

  Compiled call(String owner, String name, String descriptor) {
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_STATIC, "call", "()V", null, new String[0]);
    method.visitCode();
    method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    return this;
  }

  Compiled method(String name, String descriptor) {
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_STATIC, name, descriptor, null, new String[0]);
    method.visitCode();
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    return this;
  }

  byte[] bytes() {
    writer.visitEnd();
    return writer.toByteArray();
  }
}
