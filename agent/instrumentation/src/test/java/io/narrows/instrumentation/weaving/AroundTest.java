package io.narrows.instrumentation.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Methods as no compiler of Java makes them, or seldom. */
class AroundTest {
  private static final String SUBJECT = "subject/Subject";

  @AfterEach
  void forget() {
    Calls.taken();
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_4, Opcodes.V1_6, Opcodes.V17})
  void return_withMoreOnTheStack_leavesItBehind(int version) throws Throwable {
    byte[] woven =
        woven(
            version,
            "(Ljava/lang/Object;J)J",
            code -> {
              code.visitInsn(Opcodes.ICONST_3);
              code.visitVarInsn(Opcodes.LLOAD, 1);
              code.visitInsn(Opcodes.DUP2);
              code.visitVarInsn(Opcodes.ALOAD, 0);
              code.visitVarInsn(Opcodes.LLOAD, 1);
              code.visitInsn(Opcodes.LRETURN);
              code.visitMaxs(8, 3);
            });

    assertThat(call(woven, "given", 7L)).isEqualTo(7L);
    assertThat(Calls.taken()).containsExactly("begun -", "ended given", "ended -");
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_4, Opcodes.V1_6, Opcodes.V17})
  void return_behindABranchWithMoreOnTheStack_leavesItBehind(int version) throws Throwable {
    byte[] woven =
        woven(
            version,
            "(Ljava/lang/Object;J)J",
            code -> {
              Label other = new Label();
              code.visitVarInsn(Opcodes.LLOAD, 1);
              code.visitVarInsn(Opcodes.ALOAD, 0);
              code.visitJumpInsn(Opcodes.IFNULL, other);
              code.visitLdcInsn(1L);
              code.visitInsn(Opcodes.LRETURN);
              code.visitLabel(other);
              if (version >= Opcodes.V1_6) {
                Object[] locals = {"java/lang/Object", Opcodes.LONG};
                code.visitFrame(Opcodes.F_NEW, 2, locals, 1, new Object[] {Opcodes.LONG});
              }
              code.visitLdcInsn(2L);
              code.visitInsn(Opcodes.LRETURN);
              code.visitMaxs(4, 3);
            });

    assertThat(call(woven, "given", 7L)).isEqualTo(1L);
    assertThat(call(woven, null, 7L)).isEqualTo(2L);
  }

  @Test
  void parameter_thatTheBodyUsesForSomethingElse_isStillRead() throws Throwable {
    byte[] woven =
        woven(
            Opcodes.V17,
            "(Ljava/lang/Object;J)J",
            code -> {
              code.visitInsn(Opcodes.FCONST_1);
              code.visitVarInsn(Opcodes.FSTORE, 0);
              code.visitInsn(Opcodes.DCONST_1);
              code.visitVarInsn(Opcodes.DSTORE, 1);
              code.visitLdcInsn(9L);
              code.visitInsn(Opcodes.LRETURN);
              code.visitMaxs(2, 3);
            });

    assertThat(call(woven, "given", 7L)).isEqualTo(9L);
    assertThat(Calls.taken()).containsExactly("begun -", "ended given", "ended -");
  }

  @Test
  void loop_thatBeginsWithTheMethod_verifies() throws Throwable {
    byte[] woven =
        woven(
            Opcodes.V17,
            "(Ljava/lang/Object;J)J",
            code -> {
              Label again = new Label();
              Label done = new Label();
              code.visitLabel(again);
              // What was the object is unknown from the second time on.
              Object[] locals = {Opcodes.TOP, Opcodes.LONG};
              code.visitFrame(Opcodes.F_NEW, 2, locals, 0, new Object[0]);
              code.visitVarInsn(Opcodes.LLOAD, 1);
              code.visitInsn(Opcodes.LCONST_0);
              code.visitInsn(Opcodes.LCMP);
              code.visitJumpInsn(Opcodes.IFEQ, done);
              code.visitVarInsn(Opcodes.LLOAD, 1);
              code.visitInsn(Opcodes.LCONST_1);
              code.visitInsn(Opcodes.LSUB);
              code.visitVarInsn(Opcodes.LSTORE, 1);
              code.visitInsn(Opcodes.ICONST_0);
              code.visitVarInsn(Opcodes.ISTORE, 0);
              code.visitJumpInsn(Opcodes.GOTO, again);
              code.visitLabel(done);
              code.visitFrame(Opcodes.F_NEW, 2, locals, 0, new Object[0]);
              code.visitLdcInsn(5L);
              code.visitInsn(Opcodes.LRETURN);
              code.visitMaxs(4, 3);
            });

    assertThat(call(woven, "given", 3L)).isEqualTo(5L);
    assertThat(Calls.taken()).containsExactly("begun -", "ended given", "ended -");
  }

  @Test
  void exception_passesUntouched() throws Throwable {
    byte[] woven =
        woven(
            Opcodes.V17,
            "(Ljava/lang/Object;J)J",
            code -> {
              code.visitVarInsn(Opcodes.ALOAD, 0);
              code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Throwable");
              code.visitInsn(Opcodes.ATHROW);
              code.visitMaxs(1, 3);
            });
    Exception theirs = new Exception("theirs");
    StackTraceElement[] trace = theirs.getStackTrace();

    assertThatThrownBy(() -> call(woven, theirs, 3L)).isSameAs(theirs);
    assertThat(theirs.getStackTrace()).isEqualTo(trace);
    assertThat(theirs.getSuppressed()).isEmpty();
    assertThat(Calls.taken()).containsExactly("begun -", "ended - by theirs");
  }

  @Test
  void methodOf60000Bytes_isWovenWithItsJumps() throws Throwable {
    byte[] woven = woven(Opcodes.V17, "(Ljava/lang/Object;J)J", code -> body(code, 60_000));

    assertThat(call(woven, "given", 3L)).isEqualTo(3L);
    assertThat(call(woven, null, 3L)).isEqualTo(0L);
    assertThat(Calls.taken()).hasSize(6).contains("ended given");
  }

  @Test
  void methodWithoutRoom_isRefused() {
    assertThatThrownBy(
            () -> woven(Opcodes.V17, "(Ljava/lang/Object;J)J", code -> body(code, 65_500)))
        .isInstanceOf(MethodTooLargeException.class);
  }

  private static void body(MethodVisitor code, int bytes) {
    Label other = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNULL, other);
    code.visitVarInsn(Opcodes.LLOAD, 1);
    code.visitInsn(Opcodes.LRETURN);
    code.visitLabel(other);
    Object[] locals = {"java/lang/Object", Opcodes.LONG};
    code.visitFrame(Opcodes.F_NEW, 2, locals, 0, new Object[0]);
    for (int i = 0; i < bytes; i++) {
      code.visitInsn(Opcodes.NOP);
    }
    code.visitInsn(Opcodes.LCONST_0);
    code.visitInsn(Opcodes.LRETURN);
    code.visitMaxs(2, 3);
  }

  /** A class with one static method, woven. */
  private static byte[] woven(int version, String descriptor, Consumer<MethodVisitor> body) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_PUBLIC, SUBJECT, null, "java/lang/Object", null);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, "run", descriptor, null, null);
    code.visitCode();
    body.accept(code);
    code.visitEnd();
    writer.visitEnd();
    return EveryMethod.weave(writer.toByteArray());
  }

  private static Object call(byte[] bytes, Object first, long second) throws Throwable {
    Class<?> type =
        new ClassLoader(AroundTest.class.getClassLoader()) {
          Class<?> define() {
            return defineClass(SUBJECT.replace('/', '.'), bytes, 0, bytes.length);
          }
        }.define();
    Method run = type.getMethod("run", Object.class, long.class);
    try {
      return run.invoke(null, first, second);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
