package io.narrows.launcher.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.internal.misc.Unsafe;

/**
 * Defines the bootstrap types in the boot loader, one by one and without a jar: appending one to
 * the boot class path makes the JVM drop the class-data archive of the application. Where the JVM
 * does not let us, the append is what remains.
 */
final class BootTypes {
  private static final String FOLDER = "boot/";
  private static final String DATA = ".classdata";

  private BootTypes() {}

  static void define(Instrumentation jvm, Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      String[] names = text(zip, FOLDER + "index").split("\n");
      if (isDefined(names)) {
        return;
      }
      try {
        define(jvm, zip, names);
      } catch (LinkageError | RuntimeException refused) {
        append(jvm, zip, names);
      }
    }
  }

  private static boolean isDefined(String[] names) {
    try {
      Class.forName(names[names.length - 1].replace('/', '.'), false, null);
      return true;
    } catch (ClassNotFoundException notYet) {
      return false;
    }
  }

  /**
   * Only our own module gets the export, and only our own loader's classes are in it. The call is
   * linked when it is first made, which is after the export; by reflection it costs 35 ms on JDK
   * 25.
   */
  private static void define(Instrumentation jvm, ZipFile zip, String[] names) throws IOException {
    jvm.redefineModule(
        Object.class.getModule(),
        Collections.emptySet(),
        Collections.singletonMap(
            "jdk.internal.misc", Collections.singleton(BootTypes.class.getModule())),
        Collections.emptyMap(),
        Collections.emptySet(),
        Collections.emptyMap());
    for (String name : names) {
      byte[] bytes = bytes(zip, FOLDER + name + DATA);
      Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null);
    }
  }

  private static void append(Instrumentation jvm, ZipFile zip, String[] names) throws IOException {
    Path copy = Files.createTempFile("narrows-boot-", ".jar");
    copy.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(copy);
        ZipOutputStream copied = new ZipOutputStream(out)) {
      for (String name : names) {
        copied.putNextEntry(new ZipEntry(name + ".class"));
        copied.write(bytes(zip, FOLDER + name + DATA));
        copied.closeEntry();
      }
    }
    jvm.appendToBootstrapClassLoaderSearch(new JarFile(copy.toFile()));
  }

  private static String text(ZipFile zip, String path) throws IOException {
    return new String(bytes(zip, path), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ZipFile zip, String path) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw new IOException("narrows.jar is damaged: " + path + " is missing");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
