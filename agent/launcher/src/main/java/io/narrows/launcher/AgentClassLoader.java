package io.narrows.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads what lies in the {@code agent} folder of narrows.jar, where classes end in {@code
 * .classdata}. Its parent is the platform's loader: nothing of the application is seen from here,
 * whatever libraries it has.
 *
 * <p>The zip file's directory is the index: the JVM has read it already when it opened the agent's
 * jar, and shares it, so that a class is one look-up in a table away.
 */
final class AgentClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String FOLDER = "agent/";
  private static final String CLASS = ".class";
  private static final String DATA = ".classdata";

  private final ZipFile zip;
  private final String folderUrl;
  private final ProtectionDomain domain;

  AgentClassLoader(Path jar) throws IOException {
    super("narrows", ClassLoader.getPlatformClassLoader());
    zip = new ZipFile(jar.toFile());
    folderUrl = "jar:" + jar.toUri() + "!/" + FOLDER;
    Permissions all = new Permissions();
    all.add(new AllPermission());
    domain = new ProtectionDomain(null, all);
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
      return read(FOLDER + className.replace('.', '/') + DATA);
    } catch (IOException e) {
      throw new ClassNotFoundException(className, e);
    }
  }

  private byte @Nullable [] read(String path) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      return null;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes((int) entry.getSize());
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = read(path(name));
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    String path = path(name);
    if (zip.getEntry(path) == null) {
      return null;
    }
    try {
      return new URL(folderUrl + path.substring(FOLDER.length()));
    } catch (MalformedURLException e) {
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

  private static String path(String resource) {
    boolean isClass = resource.endsWith(CLASS);
    return FOLDER
        + (isClass ? resource.substring(0, resource.length() - CLASS.length()) + DATA : resource);
  }
}
