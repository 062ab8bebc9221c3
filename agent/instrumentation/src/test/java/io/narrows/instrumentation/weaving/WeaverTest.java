package io.narrows.instrumentation.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.bootstrap.Attachable;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeaverTest implements WeavingListener {
  private final List<String> woven = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<String> doors = new ArrayList<>();

  @AfterEach
  void closeDoors() {
    Probe.install(Recorder.NOOP);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Opcodes.V1_4,
        Opcodes.V1_5,
        Opcodes.V1_6,
        Opcodes.V1_7,
        Opcodes.V1_8,
        Opcodes.V11,
        Opcodes.V17
      })
  void classFile_ofAnyAgeIsWoven(int version) throws Exception {
    Callable<?> subject = load(weave(ClassFiles.callable(version)));

    assertThat(subject.call()).isEqualTo("called");
    assertThat(woven).containsExactly("subject.Subject");
    assertThat(doors).containsExactly("begin", "end");
    assertThat(subject).isInstanceOf(Attachable.class);
  }

  @Test
  void classFile_withSubroutinesIsWoven() throws Exception {
    Callable<?> subject = load(weave(ClassFiles.callableWithSubroutine()));

    assertThat(subject.call()).isEqualTo("called");
    assertThat(doors).containsExactly("begin", "end");
  }

  @Test
  void classFile_newerThanAsmKnowsRunsUnwovenAndIsNamed() {
    byte[] future = ClassFiles.callable(Opcodes.V17);
    future[7] = 120;

    assertThat(weaver(Observed.class).transform(loader(), "subject/Subject", null, null, future))
        .isNull();
    assertThat(failed).containsExactly("subject.Subject");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 9, 11, 40})
  void classFile_cutShortRunsUnwoven(int length) {
    byte[] cut = Arrays.copyOf(ClassFiles.callable(Opcodes.V17), length);

    assertThat(weaver(Observed.class).transform(loader(), "subject/Subject", null, null, cut))
        .isNull();
  }

  @Test
  void advice_thatThrowsIsSuppressedAndTold() throws Exception {
    byte[] bytes =
        weaver(Throwing.class)
            .transform(loader(), "subject/Subject", null, null, ClassFiles.callable(Opcodes.V17));
    Callable<?> subject = load(bytes);

    assertThat(subject.call()).isEqualTo("called");
    assertThat(doors).containsExactly("suppressed NullPointerException");
  }

  @Test
  void class_withoutAMatchingMethodIsLeftAlone() {
    Weaver weaver =
        new Weaver(
            List.of(of(Weave.named("subject.Subject").advise("other", "", Observed.class))),
            List.of(),
            this);
    weaver.setUp();

    assertThat(
            weaver.transform(
                loader(), "subject/Subject", null, null, ClassFiles.callable(Opcodes.V17)))
        .isNull();
    assertThat(woven).isEmpty();
  }

  @Test
  void class_thatIsNamedForItsFieldGetsNothingElse() throws Exception {
    Weaver weaver =
        new Weaver(List.of(of(Weave.named("subject.Subject").attachable())), List.of(), this);
    weaver.setUp();
    Callable<?> subject =
        load(
            weaver.transform(
                loader(), "subject/Subject", null, null, ClassFiles.callable(Opcodes.V17)));

    assertThat(subject).isInstanceOf(Attachable.class);
    assertThat(subject.call()).isEqualTo("called");
    assertThat(doors).isEmpty();
  }

  @Test
  void class_ofAnExcludedPackageIsLeftAlone() {
    Weaver weaver = new Weaver(List.of(callables(Observed.class)), List.of("subject."), this);
    weaver.setUp();

    assertThat(
            weaver.transform(
                loader(), "subject/Subject", null, null, ClassFiles.callable(Opcodes.V17)))
        .isNull();
  }

  @Test
  void loadedClass_keepsItsShape() throws Exception {
    Class<?> unwoven = load(ClassFiles.callable(Opcodes.V17)).getClass();

    byte[] again =
        weaver(Observed.class)
            .transform(
                unwoven.getClassLoader(),
                "subject/Subject",
                unwoven,
                null,
                ClassFiles.callable(Opcodes.V17));

    assertThat(load(again)).isNotInstanceOf(Attachable.class);
  }

  @Test
  void attachment_isKeptInItsOwnField() throws Exception {
    Attachable subject = (Attachable) load(weave(ClassFiles.callable(Opcodes.V1_4)));

    subject.narrows$attach("kept");

    assertThat(subject.narrows$attached()).isEqualTo("kept");
  }

  @Test
  void applicationException_passesUntouched() throws Exception {
    Callable<?> subject = load(weave(ClassFiles.throwing(Opcodes.V17)));

    assertThatThrownBy(subject::call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("theirs")
        .satisfies(
            thrown -> {
              assertThat(thrown.getStackTrace()[0].getClassName()).isEqualTo("subject.Subject");
              assertThat(thrown.getSuppressed()).isEmpty();
              assertThat(thrown.getCause()).isNull();
            });
    assertThat(doors).containsExactly("begin", "end");
  }

  private byte[] weave(byte[] bytes) {
    byte[] result =
        weaver(Observed.class).transform(loader(), "subject/Subject", null, null, bytes);
    assertThat(failed).isEmpty();
    assertThat(result).isNotNull();
    return result;
  }

  private Weaver weaver(Class<?> advice) {
    Probe.install(new DoorRecorder());
    Weaver weaver = new Weaver(List.of(callables(advice)), List.of(), this);
    weaver.setUp();
    return weaver;
  }

  private static Instrumentation callables(Class<?> advice) {
    return of(
        Weave.subtypesOf("java.util.concurrent.Callable")
            .attachable()
            .advise("call", "()", advice));
  }

  private static Instrumentation of(Weave weave) {
    return new Instrumentation() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public List<Weave> weaves() {
        return List.of(weave);
      }
    };
  }

  private static ClassLoader loader() {
    return new ClassLoader(WeaverTest.class.getClassLoader()) {};
  }

  private static Callable<?> load(byte[] bytes) throws Exception {
    Class<?> type =
        new ClassLoader(WeaverTest.class.getClassLoader()) {
          Class<?> define() {
            return defineClass("subject.Subject", bytes, 0, bytes.length);
          }
        }.define();
    return (Callable<?>) type.getConstructor().newInstance();
  }

  @Override
  public void woven(String className, @Nullable ProtectionDomain domain) {
    woven.add(className);
  }

  @Override
  public void failed(String className, Throwable why) {
    failed.add(className);
  }

  private final class DoorRecorder extends Recorder {
    @Override
    public Operation begin(Kind kind, Object signature) {
      doors.add("begin");
      return new Operation() {};
    }

    @Override
    public void end(Operation operation, long count, Throwable error) {
      doors.add("end");
    }

    @Override
    public void suppressed(Throwable error) {
      doors.add("suppressed " + error.getClass().getSimpleName());
    }
  }

  static final class Observed {
    private Observed() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter() {
      return Probe.begin(Kind.FILE, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation operation, @Advice.Thrown Throwable error) {
      Probe.end(operation, error);
    }
  }

  static final class Throwing {
    private Throwing() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter() {
      return ((Object) null).toString();
    }
  }
}
