package io.narrows.instrumentation.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * An application of its own: one version of a library, and the classes of a test package over it.
 * They are renamed on the way, so that one source serves {@code jakarta} and {@code javax}, and the
 * packages of several Jettys.
 */
public final class IsolatedLoader extends URLClassLoader {
  private static final String APPLICATION = "com.example.";

  private final Map<String, String> renames;

  /**
   * @param library a folder of target/libs
   * @param renames prefixes of internal names
   */
  public IsolatedLoader(String library, Map<String, String> renames) {
    super(jars(new File("target/libs", library)), ClassLoader.getPlatformClassLoader());
    this.renames = renames;
  }

  private static URL[] jars(File folder) {
    File[] files = folder.listFiles();
    if (files == null) {
      throw new IllegalStateException("the build copies the libraries to " + folder);
    }
    URL[] urls = new URL[files.length];
    for (int i = 0; i < files.length; i++) {
      try {
        urls[i] = files[i].toURI().toURL();
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return urls;
  }

  /** Makes one of the application's classes and starts it with these arguments. */
  public Object start(Class<?> application, Object... arguments) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(this);
    try {
      return loadClass(application.getName()).getConstructors()[0].newInstance(arguments);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(APPLICATION)) {
      return super.findClass(name);
    }
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = IsolatedLoader.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = renamed(in.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private byte[] renamed(byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes).accept(new ClassRemapper(writer, new Prefixes()), 0);
    return writer.toByteArray();
  }

  private final class Prefixes extends Remapper {
    Prefixes() {
      super(net.bytebuddy.utility.OpenedClassReader.ASM_API);
    }

    @Override
    public String map(String internalName) {
      for (Map.Entry<String, String> rename : renames.entrySet()) {
        if (internalName.startsWith(rename.getKey())) {
          return rename.getValue() + internalName.substring(rename.getKey().length());
        }
      }
      return internalName;
    }
  }
}
