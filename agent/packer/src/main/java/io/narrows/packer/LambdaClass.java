package io.narrows.packer;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Stands for all lambdas of one class that implement one interface: each object has a number. */
final class LambdaClass {
  private static final int FIELD = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
  private static final String NUMBER = "number";

  private final String name;
  private final String method;
  private final String type;
  private final List<Lambda> lambdas = new ArrayList<>();
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  private final List<String> fields = new ArrayList<>();

  /**
   * @param type the interface
   * @param method its one method
   */
  LambdaClass(int version, String name, String type, String method) {
    this.name = name;
    this.method = method;
    this.type = type;
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    writer.visit(version, access, name, null, "java/lang/Object", new String[] {type});
    writer.visitField(FIELD | Opcodes.ACC_FINAL, NUMBER, "I", null, null).visitEnd();
    writeConstructor();
  }

  String name() {
    return name;
  }

  private void writeConstructor() {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "(I)V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitFieldInsn(Opcodes.PUTFIELD, name, NUMBER, "I");
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Adds a lambda; returns the name of the static method that makes one. */
  String add(Lambda lambda) {
    int number = lambdas.size();
    lambdas.add(lambda);
    String make = "make" + number;
    String descriptor = Type.getMethodDescriptor(Type.getObjectType(type), lambda.captured);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, make, descriptor, null, null);
    code.visitCode();
    if (lambda.captured.length == 0) {
      makeOnce(code, number);
    } else {
      makeNew(code, number);
      keep(code, lambda.captured);
    }
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return make;
  }

  private void makeNew(MethodVisitor code, int number) {
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    code.visitLdcInsn(number);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "(I)V", false);
  }

  /** What captures nothing is one object; two threads may make it twice, which nobody sees. */
  private void makeOnce(MethodVisitor code, int number) {
    String field = "only" + number;
    String descriptor = "L" + name + ";";
    writer.visitField(FIELD | Opcodes.ACC_STATIC, field, descriptor, null, null).visitEnd();
    Label known = new Label();
    code.visitFieldInsn(Opcodes.GETSTATIC, name, field, descriptor);
    code.visitJumpInsn(Opcodes.IFNONNULL, known);
    makeNew(code, number);
    code.visitFieldInsn(Opcodes.PUTSTATIC, name, field, descriptor);
    code.visitLabel(known);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitFieldInsn(Opcodes.GETSTATIC, name, field, descriptor);
  }

  private void keep(MethodVisitor code, Type[] captured) {
    int slot = 0;
    for (int i = 0; i < captured.length; i++) {
      code.visitInsn(Opcodes.DUP);
      code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), slot);
      code.visitFieldInsn(Opcodes.PUTFIELD, name, field(captured[i], i), held(captured[i]));
      slot += captured[i].getSize();
    }
  }

  /** The field for a captured value of this type at this place, shared by all lambdas. */
  private String field(Type captured, int place) {
    String field = Character.toLowerCase(held(captured).charAt(0)) + "" + place;
    if (!fields.contains(field)) {
      fields.add(field);
      writer.visitField(FIELD, field, held(captured), null, null).visitEnd();
    }
    return field;
  }

  private static String held(Type type) {
    return type.getSort() < Type.ARRAY ? type.getDescriptor() : "Ljava/lang/Object;";
  }

  byte[] bytes() {
    Type erased = lambdas.get(0).erased();
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC, method, erased.getDescriptor(), null, null);
    code.visitCode();
    if (lambdas.size() == 1) {
      call(code, lambdas.get(0));
    } else {
      choose(code);
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void choose(MethodVisitor code) {
    Label[] labels = new Label[lambdas.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, name, NUMBER, "I");
    code.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
    for (int i = 0; i < labels.length; i++) {
      code.visitLabel(labels[i]);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      call(code, lambdas.get(i));
    }
  }

  private void call(MethodVisitor code, Lambda lambda) {
    for (int i = 0; i < lambda.captured.length; i++) {
      Type captured = lambda.captured[i];
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, field(captured, i), held(captured));
      if (captured.getSort() >= Type.ARRAY) {
        code.visitTypeInsn(Opcodes.CHECKCAST, captured.getInternalName());
      }
    }
    int slot = 1;
    for (Type passed : lambda.erased().getArgumentTypes()) {
      code.visitVarInsn(passed.getOpcode(Opcodes.ILOAD), slot);
      slot += passed.getSize();
    }
    lambda.callAccess(code);
    code.visitInsn(lambda.erased().getReturnType().getOpcode(Opcodes.IRETURN));
  }
}
