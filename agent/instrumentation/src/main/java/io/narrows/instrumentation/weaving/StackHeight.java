package io.narrows.instrumentation.weaving;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Knows what lies on the operand stack while a method passes through: a {@code return} may leave
 * something below its value (Kotlin's {@code f(a, b ?: return c)} does), but a jump to the code
 * behind the body must not.
 *
 * <p>The stack is kept in slots, as the JVM's stack instructions see it; of each slot it is known
 * whether it is half of a long or double. The old class files without frames are why it follows
 * jumps.
 */
class StackHeight extends MethodVisitor {
  // What each opcode from NOP to IFNONNULL takes off the stack, in slots; x where it depends.
  private static final String TAKEN =
      "0000000000000000"
          + "00xxx00000xxxxxxxxxxxxxxxxxxxx"
          + "22222222"
          + "12121xxxxxxxxxxxxxxxxxxxx"
          + "34343333"
          + "12xxxxxxx"
          + "24242424242424242424"
          + "1212"
          + "232323"
          + "242424"
          + "0"
          + "111222111222111"
          + "42244"
          + "111111"
          + "22222222"
          + "0x0"
          + "11"
          + "121210"
          + "xxxxxxxxx"
          + "0111101"
          + "11xx11";

  // What it puts there: nothing, one slot, or w for the two of a long or double.
  private static final String PUT =
      "011111111ww111ww"
          + "11xxx1w1w1xxxxxxxxxxxxxxxxxxxx"
          + "1w1w1111"
          + "00000xxxxxxxxxxxxxxxxxxxx"
          + "00000000"
          + "00xxxxxxx"
          + "1w1w1w1w1w1w1w1w1w1w"
          + "1w1w"
          + "1w1w1w"
          + "1w1w1w"
          + "0"
          + "w1w11w1ww1w1111"
          + "11111"
          + "000000"
          + "00000000"
          + "0x0"
          + "00"
          + "000000"
          + "xxxxxxxxx"
          + "1111001"
          + "00xx00";

  private final Map<Label, boolean[]> atLabels = new HashMap<>();
  private boolean[] wide = new boolean[16];
  private int height;
  private boolean reachable = true;

  StackHeight(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** How many slots there are. */
  final int height() {
    return height;
  }

  /** Whether the uppermost slot below this many belongs to a long or double. */
  final boolean isWide(int height) {
    return wide[height - 1];
  }

  private void take(int slots) {
    // Less than nothing is only in code that is never reached.
    height = Math.max(0, height - slots);
  }

  private void put(boolean isWide) {
    if (height + 2 > wide.length) {
      wide = Arrays.copyOf(wide, wide.length * 2);
    }
    wide[height++] = isWide;
    if (isWide) {
      wide[height++] = true;
    }
  }

  private void put(int size) {
    if (size > 0) {
      put(size == 2);
    }
  }

  private void step(int opcode) {
    take(TAKEN.charAt(opcode) - '0');
    char put = PUT.charAt(opcode);
    if (put != '0') {
      put(put == 'w');
    }
  }

  /** Copies the upper slots below others: all forms of {@code dup} do that. */
  private void duplicate(int slots, int below) {
    int moved = Math.min(height, slots + below);
    int copied = Math.min(height, slots);
    boolean[] upper = Arrays.copyOfRange(wide, height - moved, height);
    height -= moved;
    for (int i = moved - copied; i < moved; i++) {
      slot(upper[i]);
    }
    for (boolean each : upper) {
      slot(each);
    }
  }

  private void slot(boolean isWide) {
    put(false);
    wide[height - 1] = isWide;
  }

  private void leadsTo(Label label) {
    if (reachable) {
      atLabels.putIfAbsent(label, Arrays.copyOf(wide, height));
    }
  }

  private void at(boolean[] stack) {
    height = 0;
    for (boolean isWide : stack) {
      slot(isWide);
    }
    reachable = true;
  }

  final void endsHere() {
    height = 0;
    reachable = false;
  }

  @Override
  public void visitInsn(int opcode) {
    switch (opcode) {
      case Opcodes.DUP -> duplicate(1, 0);
      case Opcodes.DUP_X1 -> duplicate(1, 1);
      case Opcodes.DUP_X2 -> duplicate(1, 2);
      case Opcodes.DUP2 -> duplicate(2, 0);
      case Opcodes.DUP2_X1 -> duplicate(2, 1);
      case Opcodes.DUP2_X2 -> duplicate(2, 2);
      case Opcodes.SWAP -> {} // two slots of one kind
      default -> step(opcode);
    }
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW) {
      endsHere();
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    step(opcode);
    super.visitIntInsn(opcode, operand);
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    if (opcode == Opcodes.RET) {
      endsHere();
    } else {
      step(opcode);
    }
    super.visitVarInsn(opcode, index);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode != Opcodes.CHECKCAST) {
      step(opcode);
    }
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    char first = descriptor.charAt(0);
    int size = first == 'J' || first == 'D' ? 2 : 1;
    switch (opcode) {
      case Opcodes.GETSTATIC -> put(size);
      case Opcodes.PUTSTATIC -> take(size);
      case Opcodes.GETFIELD -> {
        take(1);
        put(size);
      }
      default -> take(1 + size);
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    call(descriptor, opcode == Opcodes.INVOKESTATIC);
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    call(descriptor, true);
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
  }

  private void call(String descriptor, boolean isStatic) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    take((sizes >> 2) - (isStatic ? 1 : 0));
    put(sizes & 3);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    if (opcode == Opcodes.JSR) {
      put(false);
      leadsTo(label);
      take(1);
    } else {
      step(opcode);
      leadsTo(label);
      if (opcode == Opcodes.GOTO) {
        endsHere();
      }
    }
    super.visitJumpInsn(opcode, label);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    choose(other, labels);
    super.visitTableSwitchInsn(min, max, other, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    choose(other, labels);
    super.visitLookupSwitchInsn(other, keys, labels);
  }

  private void choose(Label other, Label[] labels) {
    take(1);
    leadsTo(other);
    for (Label label : labels) {
      leadsTo(label);
    }
    endsHere();
  }

  @Override
  public void visitLdcInsn(Object value) {
    put(
        value instanceof Long
            || value instanceof Double
            || value instanceof ConstantDynamic && ((ConstantDynamic) value).getSize() == 2);
    super.visitLdcInsn(value);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    take(dimensions);
    put(false);
    super.visitMultiANewArrayInsn(descriptor, dimensions);
  }

  @Override
  public void visitTryCatchBlock(
      Label start, Label end, Label handler, @Nullable String exception) {
    atLabels.put(handler, new boolean[1]);
    super.visitTryCatchBlock(start, end, handler, exception);
  }

  @Override
  public void visitLabel(Label label) {
    boolean[] stack = atLabels.get(label);
    if (!reachable && stack != null) {
      at(stack);
    }
    super.visitLabel(label);
  }

  /** Frames are expanded. */
  @Override
  public void visitFrame(int type, int locals, Object[] local, int stacked, Object[] stack) {
    height = 0;
    reachable = true;
    for (int i = 0; i < stacked; i++) {
      put(stack[i] == Opcodes.LONG || stack[i] == Opcodes.DOUBLE);
    }
    super.visitFrame(type, locals, local, stacked, stack);
  }
}
