package org.example.application;

import java.io.IOException;
import java.io.InputStream;

/** A class loader that gives the JDK's classes and its own, and asks nobody for others. */
public final class ClosedLoader extends ClassLoader {
  private final String own;

  /**
   * @param own the prefix of the names of its own classes
   */
  public ClosedLoader(String own) {
    super(null);
    this.own = own;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Class<?> loaded = findLoadedClass(name);
    if (loaded != null) {
      return loaded;
    }
    if (name.startsWith("java.")) {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    }
    if (!name.startsWith(own)) {
      throw new ClassNotFoundException(name + " is none of this loader's");
    }
    byte[] bytes = read(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static byte[] read(String name) throws ClassNotFoundException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = ClosedLoader.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }
}
