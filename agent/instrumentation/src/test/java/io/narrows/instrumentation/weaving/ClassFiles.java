package io.narrows.instrumentation.weaving;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Class files of every age, made by hand: {@code class Subject implements Callable}. */
final class ClassFiles {
  private ClassFiles() {}

  /** A class of this version whose {@code call} returns "called". */
  static byte[] callable(int version) {
    ClassWriter writer = subject(version);
    MethodVisitor call =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, null);
    call.visitCode();
    call.visitLdcInsn("called");
    call.visitInsn(Opcodes.ARETURN);
    call.visitMaxs(1, 1);
    call.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The same through a subroutine, as javac 1.4 compiled {@code finally}. */
  static byte[] callableWithSubroutine() {
    ClassWriter writer = subject(Opcodes.V1_4);
    MethodVisitor call =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, null);
    Label subroutine = new Label();
    call.visitCode();
    call.visitJumpInsn(Opcodes.JSR, subroutine);
    call.visitLdcInsn("called");
    call.visitInsn(Opcodes.ARETURN);
    call.visitLabel(subroutine);
    call.visitVarInsn(Opcodes.ASTORE, 1);
    call.visitVarInsn(Opcodes.RET, 1);
    call.visitMaxs(1, 2);
    call.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A class of this version whose {@code call} throws an IllegalStateException("theirs"). */
  static byte[] throwing(int version) {
    String exception = "java/lang/IllegalStateException";
    ClassWriter writer = subject(version);
    MethodVisitor call =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, null);
    call.visitCode();
    call.visitTypeInsn(Opcodes.NEW, exception);
    call.visitInsn(Opcodes.DUP);
    call.visitLdcInsn("theirs");
    call.visitMethodInsn(
        Opcodes.INVOKESPECIAL, exception, "<init>", "(Ljava/lang/String;)V", false);
    call.visitInsn(Opcodes.ATHROW);
    call.visitMaxs(3, 1);
    call.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ClassWriter subject(int version) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        version,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        "subject/Subject",
        null,
        "java/lang/Object",
        new String[] {"java/util/concurrent/Callable"});
    MethodVisitor init = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    init.visitCode();
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(1, 1);
    init.visitEnd();
    return writer;
  }
}
