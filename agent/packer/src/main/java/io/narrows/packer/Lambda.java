package io.narrows.packer;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** One lambda or method reference: what it captures, what its interface passes, what it calls. */
final class Lambda {
  private final String host;
  private final boolean isInterface;
  private final String access;
  private final Type erased;
  private final Handle called;
  private final Type actual;
  final Type[] captured;

  /**
   * @param access the name of the method that calls what it calls
   * @param factory what it captures, and its interface
   * @param erased the method of its interface, as the JVM knows it
   * @param actual the same with the types that are meant here
   */
  Lambda(
      String host,
      boolean isInterface,
      String access,
      String factory,
      Type erased,
      Handle called,
      Type actual) {
    this.host = host;
    this.isInterface = isInterface;
    this.access = access;
    this.erased = erased;
    this.called = called;
    this.actual = actual;
    captured = Type.getArgumentTypes(factory);
  }

  /** The method of the interface, as the JVM knows it. */
  Type erased() {
    return erased;
  }

  /** Calls the method that calls what it calls; its arguments are on the stack. */
  void callAccess(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, host, access, descriptor(), isInterface);
  }

  private String descriptor() {
    StringBuilder text = new StringBuilder("(");
    for (Type each : captured) {
      text.append(each.getDescriptor());
    }
    for (Type each : erased.getArgumentTypes()) {
      text.append(each.getDescriptor());
    }
    return text.append(')').append(erased.getReturnType().getDescriptor()).toString();
  }

  /** Writes that method, in the class that has the lambda, with the access of that class. */
  void writeAccess(ClassVisitor type) {
    int visible = isInterface ? Opcodes.ACC_PUBLIC : 0;
    int flags = visible | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor code = type.visitMethod(flags, access, descriptor(), null, null);
    code.visitCode();
    boolean makes = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (makes) {
      code.visitTypeInsn(Opcodes.NEW, called.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    loadArguments(code, parameters());
    code.visitMethodInsn(
        opcode(), called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
    Type given =
        makes ? Type.getObjectType(called.getOwner()) : Type.getReturnType(called.getDesc());
    Conversion.convert(code, given, actual.getReturnType(), erased.getReturnType());
    code.visitInsn(erased.getReturnType().getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private int opcode() {
    return switch (called.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
      default -> Opcodes.INVOKESPECIAL;
    };
  }

  /** What is called takes these, the object itself first. */
  private Type[] parameters() {
    Type[] declared = Type.getArgumentTypes(called.getDesc());
    boolean hasObject =
        called.getTag() != Opcodes.H_INVOKESTATIC && called.getTag() != Opcodes.H_NEWINVOKESPECIAL;
    if (!hasObject) {
      return declared;
    }
    Type[] all = new Type[declared.length + 1];
    all[0] = Type.getObjectType(called.getOwner());
    System.arraycopy(declared, 0, all, 1, declared.length);
    return all;
  }

  private void loadArguments(MethodVisitor code, Type[] parameters) {
    int slot = 0;
    Type[] passed = erased.getArgumentTypes();
    Type[] meant = actual.getArgumentTypes();
    for (int i = 0; i < parameters.length; i++) {
      boolean isCaptured = i < captured.length;
      Type given = isCaptured ? captured[i] : passed[i - captured.length];
      Type real = isCaptured ? captured[i] : meant[i - captured.length];
      code.visitVarInsn(given.getOpcode(Opcodes.ILOAD), slot);
      slot += given.getSize();
      Conversion.convert(code, given, real, parameters[i]);
    }
  }
}
