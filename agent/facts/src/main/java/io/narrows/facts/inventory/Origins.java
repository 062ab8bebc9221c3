package io.narrows.facts.inventory;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which packages came from where, noted by the threads that load classes. A place is judged once
 * for each protection domain, which a loader makes once for each jar or folder; after that a class
 * of a library costs one look into a table, and one of the application a comparison of its package.
 */
public final class Origins {
  private static final int PLACES = 1 << 8;

  private final MainClass main;
  private final @Nullable String mainClass;
  private final AtomicReferenceArray<@Nullable Place> places = new AtomicReferenceArray<>(PLACES);
  private final BoundedSet<String> own = new BoundedSet<>(4096);
  private final BoundedSet<String> inMainJar = new BoundedSet<>(4096);
  private final BoundedSet<String> locations;
  private final BoundedSet<Proxied> proxies = new BoundedSet<>(4096);
  private final AtomicInteger version = new AtomicInteger();
  private volatile @Nullable String mainFile;

  /**
   * @param locations gets the files of the URLs where classes of the application come from
   */
  Origins(Properties system, BoundedSet<String> locations) {
    this.locations = locations;
    main = MainClass.of(system);
    mainClass = main.name() == null ? null : main.name().replace('.', '/');
  }

  /**
   * A class is loaded, by any loader but those of the JDK.
   *
   * @param name its internal name
   */
  public void loaded(String name, @Nullable ProtectionDomain domain) {
    if (domain == null) {
      return;
    }
    Place place = placeOf(domain);
    if (place.origin == Origin.OTHER) {
      if (!name.equals(mainClass)) {
        return;
      }
      place.origin = Origin.MAIN_JAR;
      mainFile = file(domain);
    }
    note(place, name);
  }

  private Place placeOf(ProtectionDomain domain) {
    int cell = System.identityHashCode(domain) & (PLACES - 1);
    Place known = places.get(cell);
    if (known != null && known.get() == domain) {
      return known;
    }
    Place judged = new Place(domain, originOf(domain));
    places.set(cell, judged);
    return judged;
  }

  private Origin originOf(ProtectionDomain domain) {
    String file = file(domain);
    if (file == null) {
      return Origin.OTHER;
    }
    Origin origin =
        file.equals(mainFile)
            ? Origin.MAIN_JAR
            : Origin.of(domain.getCodeSource().getLocation(), main.jar());
    if (origin != Origin.OTHER) {
      locations.add(file);
    }
    return origin;
  }

  private static @Nullable String file(ProtectionDomain domain) {
    CodeSource source = domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null ? null : location.getFile();
  }

  private void note(Place place, String name) {
    int end = Math.max(0, name.lastIndexOf('/'));
    String last = place.lastPackage;
    if (last != null && last.length() == end && name.startsWith(last)) {
      return;
    }
    String found = name.substring(0, end);
    place.lastPackage = found;
    if ((place.origin == Origin.MAIN_JAR ? inMainJar : own).add(found)) {
      version.incrementAndGet();
    }
  }

  /**
   * A proxy class is loaded, which says by its interfaces alone what it stands for.
   *
   * @param className its binary name
   * @param interfaces the binary names of its interfaces
   */
  public void proxy(String className, List<String> interfaces) {
    if (proxies.add(new Proxied(className, interfaces))) {
      version.incrementAndGet();
    }
  }

  /** Whether a class has the name of a proxy: then its interfaces are worth reading. */
  public static boolean isProxy(String className) {
    return Generated.isProxy(className);
  }

  boolean isIncomplete() {
    return own.refused() + inMainJar.refused() + proxies.refused() > 0;
  }

  MainClass main() {
    return main;
  }

  /** Packages of the application's own places, with slashes. */
  List<String> ownPackages() {
    return own.elements();
  }

  /** Packages of the jar that the JVM was started with, with slashes. */
  List<String> mainJarPackages() {
    return inMainJar.elements();
  }

  List<Proxied> proxies() {
    return proxies.elements();
  }

  /** Changes when there is something new to read. */
  int version() {
    return version.get();
  }

  /** A proxy class and what it stands for. */
  record Proxied(String className, List<String> interfaces) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Proxied that && className.equals(that.className);
    }

    @Override
    public int hashCode() {
      return className.hashCode();
    }
  }

  /** One protection domain, held weakly: it holds its class loader. */
  private static final class Place extends WeakReference<ProtectionDomain> {
    // Written without order: what is lost is judged, or noted, once more.
    Origin origin;
    @Nullable String lastPackage;

    Place(ProtectionDomain domain, Origin origin) {
      super(domain);
      this.origin = origin;
    }
  }
}
