package io.narrows.instrumentation.weaving;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts one advice around a method while it passes through.
 *
 * <pre>
 *   try { token = enter advice } catch (Throwable t) { Probe.suppressed(t); }
 *   try { the body; each return: result = value; goto leave }
 *   catch (Throwable t) { thrown = t; }
 *   leave:
 *   try { exit advice } catch (Throwable t) { Probe.suppressed(t); }
 *   if (thrown != null) { throw thrown; }
 *   return result;
 * </pre>
 *
 * <p>Exit advice that does not ask for exceptions has no catch around the body. The frames are
 * written from what is known and never computed, which would load application classes.
 */
final class Around extends StackHeight {
  private static final Object[] NOTHING = {};
  private static final Object[] THROWABLE = {"java/lang/Throwable"};
  private static final String PROBE = "io/narrows/bootstrap/Probe";

  private final Target target;
  private final Advice advice;
  private final Places places;
  private final DeclaredFields fields;
  private final Label body = new Label();
  private final Label leave = new Label();
  private int deepest = 2;

  Around(MethodVisitor next, Target target, Advice advice, Places places, DeclaredFields fields) {
    super(next);
    this.target = target;
    this.advice = advice;
    this.places = places;
    this.fields = fields;
    if (target.isConstructor && advice.exit != null && advice.exit.catches) {
      throw new IllegalStateException("a constructor that throws has no object");
    }
  }

  @Override
  public void visitCode() {
    super.visitCode();
    AdviceMethod enter = advice.enter;
    places.prepare(mv);
    if (enter != null) {
      Object[] first = target.firstFrame().toArray();
      Object[] locals = places.inBody(first.length, first);
      suppressing(enter, false, locals);
      if (enter.skips) {
        skip(enter, locals);
      }
    }
    mv.visitLabel(body);
  }

  private void skip(AdviceMethod enter, Object[] locals) {
    Label goOn = new Label();
    Values.load(mv, enter.result, Places.given(places.token()));
    mv.visitJumpInsn(Opcodes.IFNULL, goOn);
    if (places.result() >= 0) {
      Values.storeDefault(mv, target.result, places.result());
    }
    mv.visitJumpInsn(Opcodes.GOTO, leave);
    mv.visitLabel(goOn);
    frame(locals, NOTHING);
    mv.visitInsn(Opcodes.NOP);
  }

  /** One advice method, and what becomes of its errors. */
  private void suppressing(AdviceMethod method, boolean isAfter, Object[] locals) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label done = new Label();
    mv.visitTryCatchBlock(start, end, handler, null);
    mv.visitLabel(start);
    Replay replay = new Replay(mv, target, method, places, fields, isAfter, locals, done);
    method.replay(replay);
    deepest = Math.max(deepest, replay.deepest());
    mv.visitLabel(end);
    mv.visitLabel(handler);
    frame(locals, THROWABLE);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, PROBE, "suppressed", "(Ljava/lang/Throwable;)V", false);
    mv.visitLabel(done);
    frame(locals, NOTHING);
    // The next instruction may have a frame of its own, and no place may have two.
    mv.visitInsn(Opcodes.NOP);
  }

  private void frame(Object[] locals, Object[] stack) {
    if (target.hasFrames) {
      mv.visitFrame(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
    }
  }

  @Override
  public void visitFrame(int type, int count, Object[] locals, int stacked, Object[] stack) {
    Object[] all = places.inBody(count, locals);
    super.visitFrame(type, all == locals ? count : all.length, all, stacked, stack);
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    if (index == 0 && target.isConstructor && opcode == Opcodes.ASTORE) {
      throw new IllegalStateException("a constructor that forgets its object");
    }
    super.visitVarInsn(opcode, index);
  }

  @Override
  public void visitInsn(int opcode) {
    if (advice.exit != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      leave();
    } else {
      super.visitInsn(opcode);
    }
  }

  private void leave() {
    int height = height();
    if (places.result() >= 0) {
      mv.visitVarInsn(target.result.getOpcode(Opcodes.ISTORE), places.result());
      height -= target.result.getSize();
    }
    while (height > 0) {
      boolean wide = isWide(height);
      mv.visitInsn(wide ? Opcodes.POP2 : Opcodes.POP);
      height -= wide ? 2 : 1;
    }
    mv.visitJumpInsn(Opcodes.GOTO, leave);
    endsHere();
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    AdviceMethod exit = advice.exit;
    if (exit != null) {
      if (exit.catches) {
        catchAll();
      }
      mv.visitLabel(leave);
      Object[] locals = places.afterBody(true);
      frame(locals, NOTHING);
      suppressing(exit, true, locals);
      if (exit.catches) {
        rethrow(locals);
      }
      giveBack();
    }
    mv.visitMaxs(Math.max(maxStack, deepest), Math.max(maxLocals, places.end()));
  }

  private void catchAll() {
    Label end = new Label();
    Label handler = new Label();
    // Behind those of the body, which come first.
    mv.visitTryCatchBlock(body, end, handler, null);
    mv.visitLabel(end);
    mv.visitLabel(handler);
    frame(places.afterBody(false), THROWABLE);
    mv.visitVarInsn(Opcodes.ASTORE, places.thrown());
    if (places.result() >= 0) {
      Values.storeDefault(mv, target.result, places.result());
    }
  }

  private void rethrow(Object[] locals) {
    Label returns = new Label();
    mv.visitVarInsn(Opcodes.ALOAD, places.thrown());
    mv.visitJumpInsn(Opcodes.IFNULL, returns);
    mv.visitVarInsn(Opcodes.ALOAD, places.thrown());
    mv.visitInsn(Opcodes.ATHROW);
    mv.visitLabel(returns);
    frame(locals, NOTHING);
  }

  private void giveBack() {
    if (places.result() >= 0) {
      Values.load(mv, target.result, places.result());
    }
    mv.visitInsn(target.result.getOpcode(Opcodes.IRETURN));
  }
}
