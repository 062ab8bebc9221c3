package io.narrows.engine.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.autoconfigure.ResourceConfiguration;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.semconv.ServiceAttributes;
import io.opentelemetry.semconv.TelemetryAttributes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The resource: who sends. What {@code OTEL_RESOURCE_ATTRIBUTES} and {@code OTEL_SERVICE_NAME} say
 * wins over what is found here. The command line is not sent: it may hold secrets.
 */
final class Identity {
  private Identity() {}

  static Resource of(ConfigProperties config, String version) {
    AttributesBuilder found = io.opentelemetry.api.common.Attributes.builder();
    String name = serviceName(System.getProperty("sun.java.command"));
    if (name != null) {
      found.put(ServiceAttributes.SERVICE_NAME, name);
    }
    found.put(ServiceAttributes.SERVICE_INSTANCE_ID, instanceId());
    found.put(TelemetryAttributes.TELEMETRY_DISTRO_NAME, "narrows");
    found.put(TelemetryAttributes.TELEMETRY_DISTRO_VERSION, version);
    host(found);
    process(found);
    Resource resource =
        Resource.getDefault()
            .merge(Resource.create(found.build()))
            .merge(ResourceConfiguration.createEnvironmentResource(config));
    List<String> unwanted = config.getList("otel.resource.disabled.keys");
    return unwanted.isEmpty()
        ? resource
        : resource.toBuilder().removeIf(key -> unwanted.contains(key.getKey())).build();
  }

  /**
   * A random UUID (version 4), as the conventions ask for. Not by {@link UUID#randomUUID()}: the
   * secure random of the JDK is 45 classes, and nobody gains by guessing this.
   */
  private static String instanceId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong() ^ ProcessHandle.current().pid() << 32;
    long low = random.nextLong() ^ System.currentTimeMillis() << 8;
    return new UUID(high & ~0xf000L | 0x4000, low & ~0xc000000000000000L | 0x8000000000000000L)
        .toString();
  }

  /** What Spring calls it, else the jar, else the main class; null when none is known. */
  static @Nullable String serviceName(@Nullable String command) {
    String spring = System.getProperty("spring.application.name");
    if (spring == null) {
      spring = System.getenv("SPRING_APPLICATION_NAME");
    }
    if (spring != null && !spring.isBlank()) {
      return spring;
    }
    if (command == null || command.isBlank()) {
      return null;
    }
    String program = command.trim().split("\\s", 2)[0];
    if (program.endsWith(".jar")) {
      Path file = Path.of(program).getFileName();
      return file.toString().substring(0, file.toString().length() - ".jar".length());
    }
    String main = program.substring(program.lastIndexOf('/') + 1);
    return main.substring(main.lastIndexOf('.') + 1);
  }

  private static void host(AttributesBuilder found) {
    String name = hostName();
    if (name != null) {
      put(found, "host.name", name);
    }
    put(found, "host.arch", architecture(System.getProperty("os.arch", "")));
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    put(
        found,
        "os.type",
        os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : os);
    put(
        found,
        "os.description",
        System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
  }

  /** As the conventions call them. */
  private static String architecture(String jvmName) {
    switch (jvmName) {
      case "x86_64":
        return "amd64";
      case "aarch64":
        return "arm64";
      default:
        return jvmName;
    }
  }

  /** Without a name server, where that is possible: one that hangs would hold up the export. */
  private static @Nullable String hostName() {
    try {
      Path kernel = Path.of("/proc/sys/kernel/hostname");
      return Files.isReadable(kernel)
          ? Files.readString(kernel).trim()
          : InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unknown) {
      return null;
    } catch (IOException unreadable) {
      return System.getenv("HOSTNAME");
    }
  }

  private static void process(AttributesBuilder found) {
    found.put(AttributeKey.longKey("process.pid"), ProcessHandle.current().pid());
    put(found, "process.runtime.name", System.getProperty("java.runtime.name", ""));
    put(found, "process.runtime.version", System.getProperty("java.runtime.version", ""));
    put(
        found,
        "process.runtime.description",
        System.getProperty("java.vm.vendor", "")
            + " "
            + System.getProperty("java.vm.name", "")
            + " "
            + System.getProperty("java.vm.version", ""));
  }

  private static void put(AttributesBuilder found, String key, String value) {
    if (!value.isBlank()) {
      found.put(AttributeKey.stringKey(key), value);
    }
  }
}
