package io.narrows.instrumentation.weaving;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Code for values of any type. */
final class Values {
  private static final String OBJECT = "java/lang/Object";

  private Values() {}

  /** Puts zero, false or null on the stack. */
  static void pushDefault(MethodVisitor code, Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT ->
          code.visitInsn(Opcodes.ICONST_0);
      case Type.FLOAT -> code.visitInsn(Opcodes.FCONST_0);
      case Type.LONG -> code.visitInsn(Opcodes.LCONST_0);
      case Type.DOUBLE -> code.visitInsn(Opcodes.DCONST_0);
      default -> code.visitInsn(Opcodes.ACONST_NULL);
    }
  }

  static void storeDefault(MethodVisitor code, Type type, int local) {
    pushDefault(code, type);
    code.visitVarInsn(type.getOpcode(Opcodes.ISTORE), local);
  }

  static void load(MethodVisitor code, Type type, int local) {
    code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
  }

  /** Makes one type of reference another, on the stack; primitives must be the same. */
  static void cast(MethodVisitor code, Type from, Type to) {
    if (from.equals(to)) {
      return;
    }
    if (from.getSort() < Type.ARRAY || to.getSort() < Type.ARRAY) {
      throw new IllegalStateException("advice takes " + from + " for " + to);
    }
    if (!to.getInternalName().equals(OBJECT)) {
      code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
    }
  }
}
