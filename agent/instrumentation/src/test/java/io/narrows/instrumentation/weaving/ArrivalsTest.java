package io.narrows.instrumentation.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.instrumentation.testing.WeavingSession;
import java.lang.reflect.Proxy;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivalsTest implements WeavingListener {
  private final List<String> loaded = new ArrayList<>();
  private final List<String> proxies = new ArrayList<>();
  private final Weaver weaver = new Weaver(List.of(), List.of(), this);

  /** What the proxies of these tests stand for. */
  interface Repository {
    /** Finds. */
    String find();
  }

  @Test
  void proxy_definedByTheJdk_isSeenWithItsInterfaces() {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Repository.class, AutoCloseable.class},
            (self, method, arguments) -> "found");

    assertThat(WeavingSession.proxies())
        .containsEntry(
            proxy.getClass().getName(),
            List.of(Repository.class.getName(), AutoCloseable.class.getName()));
  }

  @Test
  void proxy_loadedBeforeTheAgent_isSeenToo() {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Repository.class}, (self, m, a) -> null);

    new Arrivals(this).note(proxy.getClass());

    assertThat(proxies)
        .containsExactly(proxy.getClass().getName() + " " + Repository.class.getName());
    assertThat(loaded).isEmpty();
  }

  @Test
  void class_isToldWithWhereItCameFrom() {
    new Arrivals(this).note(ArrivalsTest.class);

    assertThat(loaded)
        .containsExactly("io/narrows/instrumentation/weaving/ArrivalsTest test-classes/");
  }

  @Test
  void class_ofTheJdkOrAnArray_isNotTold() {
    new Arrivals(this).note(String.class);
    new Arrivals(this).note(java.sql.Connection.class);
    new Arrivals(this).note(ArrivalsTest[].class);

    assertThat(loaded).isEmpty();
  }

  @Test
  void class_thatIsWovenAgain_isToldOnce() {
    ProtectionDomain domain = ArrivalsTest.class.getProtectionDomain();
    ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {};
    byte[] bytes = ClassFiles.callable(Opcodes.V17);

    weaver.transform(loader, "subject/Subject", null, domain, bytes);
    weaver.transform(loader, "subject/Subject", ArrivalsTest.class, domain, bytes);

    assertThat(loaded).containsExactly("subject/Subject test-classes/");
  }

  @Override
  public void loaded(String name, ProtectionDomain domain) {
    String file = domain.getCodeSource().getLocation().getFile();
    loaded.add(name + " " + file.substring(file.lastIndexOf('/', file.length() - 2) + 1));
  }

  @Override
  public void proxy(String className, List<String> interfaces) {
    proxies.add(className + " " + String.join(",", interfaces));
  }

  @Override
  public void woven(String className, @Nullable ProtectionDomain domain) {}

  @Override
  public void failed(String className, Throwable why) {
    throw new AssertionError(why);
  }
}
