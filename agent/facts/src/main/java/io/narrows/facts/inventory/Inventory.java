package io.narrows.facts.inventory;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was met in this JVM; anybody may add at any time, from any thread. */
public final class Inventory {
  private final BoundedSet<Library> libraries = new BoundedSet<>(256);
  private final BoundedSet<Woven> woven = new BoundedSet<>(4096);
  private final BoundedSet<Failure> failures = new BoundedSet<>(256);
  private final BoundedSet<String> codeSources = new BoundedSet<>(1024);
  private final Origins origins = new Origins(System.getProperties(), codeSources);

  public void library(String name, String version) {
    libraries.add(new Library(name, version));
  }

  /** The library that a class is of, where it came in a jar of its own. */
  public void library(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL place = source == null ? null : source.getLocation();
    Library library = place == null ? null : Library.at(place.toString());
    if (library != null) {
      libraries.add(library);
    }
  }

  public void woven(String className, String instrumentation) {
    woven.add(new Woven(className, instrumentation));
  }

  public void failed(String className, String reason) {
    failures.add(new Failure(className, reason));
  }

  /** Where the packages of the application come from. */
  public Origins origins() {
    return origins;
  }

  /** Where classes of the application come from: a jar or a folder, as the file of its URL. */
  public void codeSource(String location) {
    codeSources.add(location);
  }

  public List<Library> libraries() {
    return libraries.elements();
  }

  public List<Woven> woven() {
    return woven.elements();
  }

  public List<Failure> failures() {
    return failures.elements();
  }

  public List<String> codeSources() {
    return codeSources.elements();
  }

  /** What of this inventory is incomplete because there was too much of it. */
  public List<String> incomplete() {
    List<String> incomplete = new ArrayList<>();
    note(incomplete, "libraries", libraries);
    note(incomplete, "woven classes", woven);
    note(incomplete, "failed classes", failures);
    note(incomplete, "code sources", codeSources);
    if (origins.isIncomplete()) {
      incomplete.add("packages of the application");
    }
    return incomplete;
  }

  private static void note(List<String> incomplete, String what, BoundedSet<?> set) {
    if (set.refused() > 0) {
      incomplete.add(what);
    }
  }
}
