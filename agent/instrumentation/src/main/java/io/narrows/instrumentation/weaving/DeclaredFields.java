package io.narrows.instrumentation.weaving;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The types of a class's fields, and of those above it, which are read only when they are asked.
 */
final class DeclaredFields {
  private final Map<String, String> descriptors = new HashMap<>();
  private final @Nullable ClassLoader loader;
  private @Nullable String above;

  DeclaredFields(@Nullable String superName, @Nullable ClassLoader loader) {
    above = superName;
    this.loader = loader;
  }

  void add(String name, String descriptor) {
    descriptors.putIfAbsent(name, descriptor);
  }

  /** The descriptor of the field that code in the class means by this name. */
  String descriptor(String name) {
    String descriptor = descriptors.get(name);
    while (descriptor == null && above != null) {
      readAbove(above);
      descriptor = descriptors.get(name);
    }
    if (descriptor == null) {
      throw new IllegalStateException("no field " + name);
    }
    return descriptor;
  }

  private void readAbove(String type) {
    String resource = type + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no file of " + type);
      }
      new ClassReader(in.readAllBytes()).accept(new Reading(), ClassReader.SKIP_CODE);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the file of " + type + " cannot be read", unreadable);
    }
  }

  private final class Reading extends ClassVisitor {
    Reading() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String[] interfaces) {
      above = superName;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      // A private field of a class above is another one.
      if ((access & Opcodes.ACC_PRIVATE) == 0) {
        add(name, descriptor);
      }
      return null;
    }
  }
}
