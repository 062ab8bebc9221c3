package io.narrows.instrumentation.weaving;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Where advice keeps its values: in locals behind those of the method, which so keep their numbers.
 *
 * <pre>
 * the method's own locals | this and the arguments that exit advice reads | token | thrown | result
 * </pre>
 *
 * <p>What exit advice reads is copied when the method begins, because a body may use the slot of a
 * parameter, or of {@code this}, for something else.
 */
final class Places {
  private static final Type THROWABLE = Type.getObjectType("java/lang/Throwable");

  private final Target target;
  private final int first;
  private final int[] copies;
  private final List<Object> ours = new ArrayList<>();
  private int self = -1;
  private @Nullable Type tokenType;
  private int token = -1;
  private int thrown = -1;
  private int result = -1;
  private int end;

  /**
   * @param first the first local that is free
   */
  Places(Target target, Advice advice, int first) {
    this.target = target;
    this.first = first;
    end = first;
    copies = new int[target.arguments.length];
    AdviceMethod exit = advice.exit;
    if (exit == null) {
      return;
    }
    for (Source source : exit.sources) {
      place(source);
    }
    if (advice.enter != null && advice.enter.result != Type.VOID_TYPE) {
      tokenType = advice.enter.result;
      token = take(tokenType);
    }
    if (exit.catches) {
      thrown = take(THROWABLE);
    }
    if (target.result != Type.VOID_TYPE) {
      // No frame of the body has it.
      result = end;
      end += target.result.getSize();
    }
  }

  private void place(Source source) {
    if (source.kind == Source.Kind.ARGUMENT && copies[checked(source.argument)] == 0) {
      copies[source.argument] = take(target.arguments[source.argument]);
    } else if (source.kind == Source.Kind.THIS || source.kind == Source.Kind.FIELD) {
      if (!target.isStatic && !target.isConstructor && self < 0) {
        self = take(Type.getObjectType(target.owner));
      }
    }
  }

  private int checked(int argument) {
    if (argument >= copies.length) {
      throw new IllegalStateException("advice asks for argument " + argument);
    }
    return argument;
  }

  private int take(Type type) {
    int place = end;
    ours.add(Target.frameType(type));
    end += type.getSize();
    return place;
  }

  /** The first local behind them. */
  int end() {
    return end;
  }

  int token() {
    return token;
  }

  /** What enter advice gives, or null when nobody keeps it. */
  @Nullable Type tokenType() {
    return tokenType;
  }

  int thrown() {
    return thrown;
  }

  int result() {
    return result;
  }

  /** This place, which advice must have for what it asks. */
  static int given(int place) {
    if (place < 0) {
      throw new IllegalStateException("advice asks for a value that the other half does not give");
    }
    return place;
  }

  /** Where {@code this} is, before the body or after it. */
  int self(boolean isAfter) {
    return isAfter && self >= 0 ? self : 0;
  }

  /** Where an argument is, before the body or after it. */
  int argument(int argument, boolean isAfter) {
    return isAfter ? copies[checked(argument)] : target.slot(checked(argument));
  }

  /** Makes the copies, and gives the other places a value, as frames ask for. */
  void prepare(MethodVisitor code) {
    if (self >= 0) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(Opcodes.ASTORE, self);
    }
    for (int i = 0; i < copies.length; i++) {
      if (copies[i] > 0) {
        code.visitVarInsn(target.arguments[i].getOpcode(Opcodes.ILOAD), target.slot(i));
        code.visitVarInsn(target.arguments[i].getOpcode(Opcodes.ISTORE), copies[i]);
      }
    }
    if (tokenType != null) {
      Values.storeDefault(code, tokenType, token);
    }
    if (thrown >= 0) {
      Values.storeDefault(code, THROWABLE, thrown);
    }
  }

  /** The locals of a frame before or in the body, which has these itself. */
  Object[] inBody(int count, Object[] locals) {
    if (ours.isEmpty()) {
      return locals;
    }
    List<Object> types = new ArrayList<>(count + ours.size());
    int slots = 0;
    for (int i = 0; i < count; i++) {
      types.add(locals[i]);
      slots += locals[i] == Opcodes.LONG || locals[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    pad(types, slots);
    types.addAll(ours);
    return types.toArray();
  }

  /** The locals of a frame after the body: nothing is known of the method's own. */
  Object[] afterBody(boolean hasResult) {
    List<Object> types = new ArrayList<>(first + ours.size() + 1);
    if (target.isConstructor) {
      types.add(target.owner);
    }
    pad(types, types.size());
    types.addAll(ours);
    if (hasResult && result >= 0) {
      types.add(Target.frameType(target.result));
    }
    return types.toArray();
  }

  private void pad(List<Object> types, int slots) {
    for (int slot = slots; slot < first; slot++) {
      types.add(Opcodes.TOP);
    }
  }
}
