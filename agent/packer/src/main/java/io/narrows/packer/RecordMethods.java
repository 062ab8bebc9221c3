package io.narrows.packer;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes {@code hashCode} and {@code equals} of a record as code, by the rules of its bootstrap
 * method: the JVM would link them from a tree of method handles at their first call.
 */
final class RecordMethods {
  static final String HASH = "narrows$hash";
  static final String EQUALS = "narrows$equals";

  private static final String BOOTSTRAP = "java/lang/runtime/ObjectMethods";
  private static final String OBJECTS = "java/util/Objects";

  private RecordMethods() {}

  /** Whether this is a call of one of them. */
  static boolean isOne(Handle bootstrap, String name) {
    return bootstrap.getOwner().equals(BOOTSTRAP)
        && (name.equals("hashCode") || name.equals("equals"));
  }

  /**
   * Writes the method that the call becomes.
   *
   * @param arguments of the bootstrap method: the record, names, and a getter of each field
   */
  static void write(ClassVisitor type, String name, String descriptor, Object... arguments) {
    boolean isHash = name.equals("hashCode");
    MethodVisitor code =
        type.visitMethod(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            isHash ? HASH : EQUALS,
            descriptor,
            null,
            null);
    code.visitCode();
    if (isHash) {
      writeHash(code, arguments);
    } else {
      writeEquals(code, ((Type) arguments[0]).getInternalName(), arguments);
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void writeHash(MethodVisitor code, Object... arguments) {
    code.visitInsn(Opcodes.ICONST_0);
    for (int i = 2; i < arguments.length; i++) {
      Handle field = (Handle) arguments[i];
      code.visitIntInsn(Opcodes.BIPUSH, 31);
      code.visitInsn(Opcodes.IMUL);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      get(code, field);
      Type type = Type.getType(field.getDesc());
      boolean primitive = type.getSort() < Type.ARRAY;
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          primitive ? Conversion.boxOf(type) : OBJECTS,
          "hashCode",
          primitive ? "(" + type + ")I" : "(Ljava/lang/Object;)I",
          false);
      code.visitInsn(Opcodes.IADD);
    }
    code.visitInsn(Opcodes.IRETURN);
  }

  private static void writeEquals(MethodVisitor code, String owner, Object... arguments) {
    Label differs = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
    code.visitJumpInsn(Opcodes.IFEQ, differs);
    for (int i = 2; i < arguments.length; i++) {
      Handle field = (Handle) arguments[i];
      code.visitVarInsn(Opcodes.ALOAD, 0);
      get(code, field);
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitTypeInsn(Opcodes.CHECKCAST, owner);
      get(code, field);
      compare(code, Type.getType(field.getDesc()), differs);
    }
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(differs);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
  }

  private static void compare(MethodVisitor code, Type type, Label differs) {
    if (type.getSort() >= Type.ARRAY) {
      String both = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "equals", both, false);
      code.visitJumpInsn(Opcodes.IFEQ, differs);
      return;
    }
    String both = "(" + type + type + ")I";
    code.visitMethodInsn(Opcodes.INVOKESTATIC, Conversion.boxOf(type), "compare", both, false);
    code.visitJumpInsn(Opcodes.IFNE, differs);
  }

  private static void get(MethodVisitor code, Handle field) {
    code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
  }
}
