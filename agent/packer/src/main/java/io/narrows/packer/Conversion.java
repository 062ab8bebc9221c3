package io.narrows.packer;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Conversions between what a functional interface passes and what a method takes (JLS §5.3). */
final class Conversion {
  private static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private Conversion() {}

  /**
   * Converts what is on the stack.
   *
   * @param real what it is known to be, when it is a reference
   */
  static void convert(MethodVisitor code, Type given, Type real, Type wanted) {
    if (wanted == Type.VOID_TYPE) {
      discard(code, given);
    } else if (isPrimitive(given) && isPrimitive(wanted)) {
      widen(code, given, wanted);
    } else if (isPrimitive(given)) {
      box(code, given);
    } else if (isPrimitive(wanted)) {
      unbox(code, isPrimitive(real) || real.equals(OBJECT) ? given : real, wanted);
    } else {
      cast(code, given, wanted);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private static void discard(MethodVisitor code, Type given) {
    if (given.getSize() > 0) {
      code.visitInsn(given.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
    }
  }

  private static void cast(MethodVisitor code, Type given, Type wanted) {
    if (!given.equals(wanted) && !wanted.equals(OBJECT)) {
      code.visitTypeInsn(Opcodes.CHECKCAST, wanted.getInternalName());
    }
  }

  private static void box(MethodVisitor code, Type given) {
    String box = boxOf(given);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, box, "valueOf", "(" + given + ")L" + box + ";", false);
  }

  private static void unbox(MethodVisitor code, Type real, Type wanted) {
    Type held = held(real);
    Type primitive = held == Type.VOID_TYPE ? wanted : held;
    String box = boxOf(primitive);
    code.visitTypeInsn(Opcodes.CHECKCAST, box);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, box, primitive.getClassName() + "Value", "()" + primitive, false);
    widen(code, primitive, wanted);
  }

  /** The class of its boxes. */
  static String boxOf(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.FLOAT -> "java/lang/Float";
      case Type.LONG -> "java/lang/Long";
      default -> "java/lang/Double";
    };
  }

  /** What is in a box; void of what is none. */
  private static Type held(Type box) {
    return switch (box.getInternalName()) {
      case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
      case "java/lang/Character" -> Type.CHAR_TYPE;
      case "java/lang/Byte" -> Type.BYTE_TYPE;
      case "java/lang/Short" -> Type.SHORT_TYPE;
      case "java/lang/Integer" -> Type.INT_TYPE;
      case "java/lang/Float" -> Type.FLOAT_TYPE;
      case "java/lang/Long" -> Type.LONG_TYPE;
      case "java/lang/Double" -> Type.DOUBLE_TYPE;
      default -> Type.VOID_TYPE;
    };
  }

  private static void widen(MethodVisitor code, Type given, Type wanted) {
    int from = rank(given);
    int to = rank(wanted);
    if (from == to) {
      return;
    }
    int opcode =
        switch (from * 4 + to) {
          case 1 -> Opcodes.I2L;
          case 2 -> Opcodes.I2F;
          case 3 -> Opcodes.I2D;
          case 4 + 2 -> Opcodes.L2F;
          case 4 + 3 -> Opcodes.L2D;
          case 8 + 3 -> Opcodes.F2D;
          default -> throw new IllegalStateException("no conversion of " + given + " to " + wanted);
        };
    code.visitInsn(opcode);
  }

  private static int rank(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.LONG -> 1;
      case Type.FLOAT -> 2;
      case Type.DOUBLE -> 3;
      default -> 0;
    };
  }
}
