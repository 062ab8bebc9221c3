package io.narrows.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Loads what lies in the {@code agent} folder of narrows.jar, where no other loader looks. Its
 * parent is the platform's loader: nothing of the application is seen from here, whatever libraries
 * it has.
 */
final class AgentClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String FOLDER = "agent/";
  private static final String BOOT_FOLDER = "boot/";
  private static final String CLASS = ".class";
  private static final String DATA = ".classdata";

  private final Packs packs;
  private final String folderUrl;
  private final ProtectionDomain domain;

  /**
   * @param source the jar; all classes of the agent are of it
   */
  AgentClassLoader(CodeSource source) throws IOException, URISyntaxException {
    super("narrows", ClassLoader.getPlatformClassLoader());
    Path jar = Path.of(source.getLocation().toURI());
    packs = new Packs(jar);
    folderUrl = "jar:" + jar.toUri() + "!/" + FOLDER;
    Permissions all = new Permissions();
    all.add(new AllPermission());
    domain = new ProtectionDomain(source, all);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] bytes = name.startsWith("java.") ? null : bytesOf(name);
        loaded = bytes == null ? getParent().loadClass(name) : define(name, bytes);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> define(String name, byte[] bytes) {
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  private byte @Nullable [] bytesOf(String className) throws ClassNotFoundException {
    try {
      return packs.find(className);
    } catch (IOException e) {
      throw new ClassNotFoundException(className, e);
    }
  }

  /** Has the files of our classes too, also of the bootstrap types: the weaver reads them. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = name.endsWith(CLASS) ? classFile(name) : packs.file(FOLDER + name);
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    } catch (IOException unreadable) {
      return null;
    }
  }

  private byte @Nullable [] classFile(String name) throws IOException {
    String internalName = name.substring(0, name.length() - CLASS.length());
    byte[] bytes = packs.find(internalName.replace('/', '.'));
    return bytes == null ? packs.file(BOOT_FOLDER + internalName + DATA) : bytes;
  }

  @Override
  protected @Nullable URL findResource(String name) {
    try {
      return packs.file(FOLDER + name) == null ? null : new URL(folderUrl + name);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null
        ? Collections.emptyEnumeration()
        : Collections.enumeration(Collections.singleton(found));
  }
}
