package io.narrows.instrumentation.weaving;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the code of an advice method into a woven one: its parameters become what they mean. */
final class Replay extends MethodVisitor {
  private final Target target;
  private final AdviceMethod method;
  private final Places places;
  private final DeclaredFields fields;
  private final boolean isAfter;
  private final Object[] locals;
  private final Label done;
  private int deepest;

  /**
   * @param isAfter whether it runs after the body
   * @param locals those of every frame in it
   * @param done where it goes on
   */
  Replay(
      MethodVisitor woven,
      Target target,
      AdviceMethod method,
      Places places,
      DeclaredFields fields,
      boolean isAfter,
      Object[] locals,
      Label done) {
    super(Opcodes.ASM9, woven);
    this.target = target;
    this.method = method;
    this.places = places;
    this.fields = fields;
    this.isAfter = isAfter;
    this.locals = locals;
    this.done = done;
  }

  /** How much stack it needs. */
  int deepest() {
    return deepest;
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    Source source = method.at(slot);
    if (opcode >= Opcodes.ISTORE) {
      store(source);
    } else {
      load(source);
    }
  }

  private void load(Source source) {
    Type from;
    switch (source.kind) {
      case THIS -> from = loadThis();
      case ARGUMENT -> {
        from = target.arguments[source.argument];
        Values.load(mv, from, places.argument(source.argument, isAfter));
      }
      case FIELD -> {
        from = Type.getType(fields.descriptor(source.field));
        loadThis();
        mv.visitFieldInsn(Opcodes.GETFIELD, target.owner, source.field, from.getDescriptor());
      }
      case TOKEN -> {
        int token = Places.given(places.token());
        from = Objects.requireNonNull(places.tokenType());
        Values.load(mv, from, token);
      }
      case RESULT -> from = loadResult(source.type);
      default -> {
        from = Type.getObjectType("java/lang/Throwable");
        Values.load(mv, from, Places.given(places.thrown()));
      }
    }
    Values.cast(mv, from, source.type);
  }

  private Type loadThis() {
    if (target.isStatic) {
      throw new IllegalStateException("a static method has no object");
    }
    mv.visitVarInsn(Opcodes.ALOAD, places.self(isAfter));
    return Type.getObjectType(target.owner);
  }

  private Type loadResult(Type wanted) {
    if (places.result() < 0) {
      Values.pushDefault(mv, wanted);
      return wanted;
    }
    Values.load(mv, target.result, places.result());
    return target.result;
  }

  private void store(Source source) {
    if (source.writable && source.kind == Source.Kind.RESULT && places.result() >= 0) {
      Values.cast(mv, source.type, target.result);
      mv.visitVarInsn(target.result.getOpcode(Opcodes.ISTORE), places.result());
    } else if (source.writable && source.kind == Source.Kind.FIELD && source.type.getSize() == 1) {
      String descriptor = fields.descriptor(source.field);
      Values.cast(mv, source.type, Type.getType(descriptor));
      loadThis();
      mv.visitInsn(Opcodes.SWAP);
      mv.visitFieldInsn(Opcodes.PUTFIELD, target.owner, source.field, descriptor);
    } else {
      throw new IllegalStateException("advice sets what cannot be set");
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
      mv.visitInsn(opcode);
      return;
    }
    if (!isAfter && places.token() >= 0) {
      mv.visitVarInsn(method.result.getOpcode(Opcodes.ISTORE), places.token());
    } else if (opcode != Opcodes.RETURN) {
      mv.visitInsn(method.result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
    }
    mv.visitJumpInsn(Opcodes.GOTO, done);
  }

  @Override
  public void visitIincInsn(int slot, int increment) {
    throw new IllegalStateException("advice counts");
  }

  @Override
  public void visitFrame(
      int type, int count, Object @Nullable [] own, int stacked, Object[] stack) {
    if (target.hasFrames) {
      mv.visitFrame(Opcodes.F_NEW, locals.length, locals, stacked, stack);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    // one more for the object whose field is set
    deepest = maxStack + 1;
  }

  // What stands around the code is not woven.

  @Override
  public void visitCode() {}

  @Override
  public void visitEnd() {}

  @Override
  public void visitAnnotableParameterCount(int count, boolean visible) {}

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return null;
  }

  @Override
  public @Nullable AnnotationVisitor visitParameterAnnotation(
      int parameter, String descriptor, boolean visible) {
    return null;
  }
}
