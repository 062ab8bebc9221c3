package io.narrows.packer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

public class LambdasTest {
  /** Lambdas of every kind; run as it was compiled and as it is rewritten. */
  public static final class Subject extends ArrayList<Object>
      implements Supplier<List<Object>>, Greeting {
    private static final long serialVersionUID = 1;
    private final String name = "subject";

    @Override
    public List<Object> get() {
      int number = 3;
      long wide = 1L << 40;
      double fraction = 0.5;
      String text = "text";
      add(((Supplier<String>) () -> "nothing captured").get());
      add(((Supplier<String>) () -> name + text).get());
      add(((Function<Object, String>) each -> number + text + wide + fraction + each).apply(name));
      add(((LongSupplier) () -> number + wide).getAsLong());
      add(((IntSupplier) text::length).getAsInt());
      add(((LongSupplier) text::length).getAsLong());
      add(((Supplier<Object>) text::length).get());
      add(((ToLongFunction<Integer>) Integer::intValue).applyAsLong(7));
      add(((LongUnaryOperator) Math::abs).applyAsLong(-wide));
      add(((Function<String, Integer>) String::length).apply(text));
      add(((Function<String, StringBuilder>) StringBuilder::new).apply(text).toString());
      add(((IntFunction<String[]>) String[]::new).apply(number).length);
      add(((BiFunction<String, String, Boolean>) String::startsWith).apply(text, "te"));
      add(((Predicate<Object>) this::isHidden).negate().test(text));
      add(((Supplier<Integer>) super::size).get() > 0);
      add(((UnaryOperator<int[]>) int[]::clone).apply(new int[] {1, 2})[1]);
      ((Consumer<String>) this::add).accept("what it returns is not wanted");
      add(greeting().get());
      add(((Function<Integer, Supplier<String>>) each -> () -> each + text).apply(5).get());
      add(((Inner.Maker) Inner::new).make(4).value);
      Supplier<String> first = once();
      add(first == once());
      return this;
    }

    private static Supplier<String> once() {
      return () -> "once";
    }

    private boolean isHidden(Object what) {
      return what == this;
    }

    private static final class Inner {
      interface Maker {
        Inner make(int value);
      }

      private final long value;

      private Inner(long value) {
        this.value = value;
      }
    }
  }

  /** An interface with a lambda of its own. */
  interface Greeting {
    default Supplier<String> greeting() {
      return () -> "greeting of " + word();
    }

    private String word() {
      return getClass().getSimpleName();
    }
  }

  record Everything(
      boolean a, byte b, char c, short d, int e, long f, float g, double h, String i, Object j) {}

  /** Makes records that are equal and records that are not. */
  public static final class Pairs implements Supplier<List<Object>> {
    @Override
    public List<Object> get() {
      Everything one = of(Double.NaN, "x", null);
      return Arrays.asList(
          one.equals(of(Double.NaN, "x", null)),
          one.hashCode() == of(Double.NaN, "x", null).hashCode(),
          one.equals(of(Double.NaN, "y", null)),
          one.equals(of(0.0, "x", null)),
          of(0.0, "x", null).equals(of(-0.0, "x", null)),
          one.equals(of(Double.NaN, "x", "z")),
          one.equals(null),
          one.equals("x"),
          one.hashCode());
    }

    private static Everything of(double h, String i, Object j) {
      return new Everything(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, h, i, j);
    }
  }

  @Test
  void lambdas_meanTheSame() throws Exception {
    assertThat(rewritten(Subject.class)).isEqualTo(new Subject().get());
  }

  @Test
  void records_meanTheSame() throws Exception {
    assertThat(rewritten(Pairs.class)).isEqualTo(new Pairs().get());
  }

  @Test
  void lambdas_ofOneInterface_areOneClass() throws Exception {
    Map<String, byte[]> classes = Lambdas.replace(name(Subject.class), file(Subject.class));

    assertThat(classes).hasSizeLessThan(18).containsKey(name(Subject.class) + "$$0");
    assertThat(new String(classes.get(name(Subject.class)), "ISO-8859-1"))
        .doesNotContain("LambdaMetafactory");
  }

  @Test
  void classWithoutLambdas_isLeftAsItIs() throws Exception {
    byte[] bytes = file(Subject.Inner.class);

    assertThat(Lambdas.replace("Inner", bytes).get("Inner")).isSameAs(bytes);
  }

  private static Object rewritten(Class<? extends Supplier<List<Object>>> type) throws Exception {
    Object made = new Rewritten().loadClass(type.getName()).getDeclaredConstructor().newInstance();
    return ((Supplier<?>) made).get();
  }

  private static String name(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static byte[] file(Class<?> type) throws IOException {
    try (InputStream in =
        LambdasTest.class.getClassLoader().getResourceAsStream(name(type) + ".class")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  /** Has this test's nested classes, rewritten. */
  private static final class Rewritten extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    Rewritten() throws IOException {
      super(LambdasTest.class.getClassLoader());
      Class<?>[] nested = {
        Subject.class,
        Subject.Inner.class,
        Subject.Inner.Maker.class,
        Greeting.class,
        Everything.class,
        Pairs.class,
        LambdasTest.class
      };
      for (Class<?> each : nested) {
        Lambdas.replace(name(each), file(each))
            .forEach((name, bytes) -> classes.put(name.replace('/', '.'), bytes));
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        byte[] bytes = loaded == null ? classes.get(name) : null;
        return bytes != null
            ? defineClass(name, bytes, 0, bytes.length)
            : loaded == null ? super.loadClass(name, resolve) : loaded;
      }
    }
  }
}
