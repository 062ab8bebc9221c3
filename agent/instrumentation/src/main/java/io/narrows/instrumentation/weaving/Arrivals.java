package io.narrows.instrumentation.weaving;

import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener of each class that an application loads: where it came from, and what a proxy
 * stands for.
 */
final class Arrivals {
  private static final String PROXY = "$Proxy";

  private final WeavingListener listener;

  Arrivals(WeavingListener listener) {
    this.listener = listener;
  }

  /** A class is being loaded. */
  void note(
      @Nullable ClassLoader loader, String name, @Nullable ProtectionDomain domain, byte[] bytes) {
    if (isOfTheJdk(loader)) {
      return;
    }
    if (isProxy(name)) {
      ClassHeader header = ClassHeader.read(bytes, null);
      if (header != null) {
        List<String> interfaces = header.interfaces();
        for (int i = 0; i < interfaces.size(); i++) {
          interfaces.set(i, interfaces.get(i).replace('/', '.'));
        }
        listener.proxy(name.replace('/', '.'), interfaces);
      }
      return;
    }
    listener.loaded(name, domain);
  }

  /** A class was loaded before anybody listened. */
  void note(Class<?> loaded) {
    if (isOfTheJdk(loaded.getClassLoader()) || loaded.isArray() || loaded.isHidden()) {
      return;
    }
    String name = loaded.getName();
    if (isProxy(name)) {
      List<String> interfaces = new ArrayList<>();
      for (Class<?> each : loaded.getInterfaces()) {
        interfaces.add(each.getName());
      }
      listener.proxy(name, interfaces);
      return;
    }
    listener.loaded(name.replace('.', '/'), loaded.getProtectionDomain());
  }

  private static boolean isOfTheJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /** {@code $Proxy12}: as the JDK names them, and libraries that follow it. */
  private static boolean isProxy(String name) {
    int digit = name.length() - 1;
    while (digit > 0 && Character.isDigit(name.charAt(digit))) {
      digit--;
    }
    return digit < name.length() - 1 && name.startsWith(PROXY, digit + 1 - PROXY.length());
  }
}
