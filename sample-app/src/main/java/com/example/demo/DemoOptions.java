package com.example.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the user asked of the demo; the script has already refused what is not an option.
 *
 * @param run a command of the shell for when the stack has data; empty for none
 */
public record DemoOptions(
    Path root,
    boolean postgres,
    boolean agent,
    List<Endpoints> endpoints,
    Duration load,
    int databaseMillis,
    int port,
    boolean stay,
    boolean check,
    String run) {

  public enum Endpoints {
    SLOW,
    FIXED
  }

  public static DemoOptions of(String[] args) {
    DemoOptions options =
        new DemoOptions(
            Path.of("").toAbsolutePath(),
            true,
            true,
            List.of(Endpoints.values()),
            Duration.ofSeconds(45),
            1,
            8080,
            false,
            false,
            "");
    for (String arg : args) {
      String[] option = arg.split("=", 2);
      options = options.with(option[0], option.length == 2 ? option[1] : "");
    }
    return options;
  }

  private DemoOptions with(String option, String value) {
    return new DemoOptions(
        root,
        option.equals("--database") ? value.equals("postgres") : postgres,
        agent && !option.equals("--no-agent"),
        option.equals("--endpoints") ? endpoints(value) : endpoints,
        option.equals("--seconds") ? Duration.ofSeconds(Long.parseLong(value)) : load,
        option.equals("--database-latency") ? Integer.parseInt(value) : databaseMillis,
        option.equals("--port") ? Integer.parseInt(value) : port,
        stay || option.equals("--stay"),
        check || option.equals("--check"),
        option.equals("--run") ? value : run);
  }

  private static List<Endpoints> endpoints(String value) {
    return switch (value) {
      case "slow" -> List.of(Endpoints.SLOW);
      case "fixed" -> List.of(Endpoints.FIXED);
      default -> List.of(Endpoints.values());
    };
  }

  public Path agentJar() {
    return root.resolve("agent/launcher/target/narrows.jar");
  }

  Path shopJar() {
    return root.resolve("sample-app/target/shop.jar");
  }

  Path databaseDirectory() {
    return root.resolve("sample-app/target/demo-database");
  }

  /** What the user may want to look at afterwards. */
  public Path out() {
    return root.resolve("demo-out");
  }
}
