package io.narrows.instrumentation.weaving;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method that is woven. */
final class Target {
  /** The oldest class files with frames. */
  private static final int FRAMES_SINCE = Opcodes.V1_6;

  final String owner;
  final Type[] arguments;
  final Type result;
  final boolean isStatic;
  final boolean isConstructor;
  final boolean hasFrames;

  /** How many slots its own locals have. */
  final int locals;

  private final int[] slots;

  Target(int version, String owner, int access, String name, String descriptor, int locals) {
    this.owner = owner;
    this.locals = locals;
    arguments = Type.getArgumentTypes(descriptor);
    result = Type.getReturnType(descriptor);
    isStatic = (access & Opcodes.ACC_STATIC) != 0;
    isConstructor = name.equals("<init>");
    hasFrames = (version & 0xffff) >= FRAMES_SINCE;
    slots = new int[arguments.length];
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < slots.length; i++) {
      slots[i] = slot;
      slot += arguments[i].getSize();
    }
  }

  /** Where an argument lies when the method begins. */
  int slot(int argument) {
    return slots[argument];
  }

  /** The types of the locals when the method begins. */
  List<Object> firstFrame() {
    List<Object> types = new ArrayList<>(slots.length + 1);
    if (!isStatic) {
      types.add(isConstructor ? Opcodes.UNINITIALIZED_THIS : owner);
    }
    for (Type argument : arguments) {
      types.add(frameType(argument));
    }
    return types;
  }

  /** How a frame names a type. */
  static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }
}
