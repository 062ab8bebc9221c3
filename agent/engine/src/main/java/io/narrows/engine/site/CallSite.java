package io.narrows.engine.site;

import org.jspecify.annotations.Nullable;

/**
 * A place in the application's own code that issued an operation. Interned: the same place is the
 * same object, and has the same id.
 *
 * @param id small, and stable while this JVM runs
 * @param className the binary name of the class as written: of what encloses a lambda
 * @param methodName the method as written
 * @param file the name of the source file, or null where the class does not say
 * @param line the line, or -1 where the class does not say
 * @param hop the framework's method that the application called there, such as {@code
 *     OrderItemRepository.findByOrderId}; or null
 */
public record CallSite(
    int id,
    String className,
    String methodName,
    @Nullable String file,
    int line,
    @Nullable String hop) {

  /** Where to look: {@code OrderService.java:57}; the method where no line is known. */
  public String location() {
    return file == null || line < 0 ? method() : file + ':' + line;
  }

  /** The method with its class, as people say it: {@code OrderService.toDto}. */
  public String method() {
    return FrameNames.simple(className) + '.' + methodName;
  }

  /** The method with its whole class name: {@code com.acme.OrderService.toDto}. */
  public String function() {
    return className + '.' + methodName;
  }

  /** The source file below its source folder, {@code com/acme/OrderService.java}; or null. */
  public @Nullable String path() {
    return file == null
        ? null
        : className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/') + file;
  }

  /** Whether this is the same place, whatever was called there. */
  public boolean isAt(CallSite other) {
    return line == other.line
        && className.equals(other.className)
        && methodName.equals(other.methodName);
  }
}
