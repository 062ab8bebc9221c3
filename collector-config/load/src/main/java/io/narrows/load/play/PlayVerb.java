package io.narrows.load.play;

import io.narrows.load.Given;
import io.narrows.load.Verb;
import io.narrows.load.WrongUse;
import io.narrows.load.recording.Recording;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays a recording to a Collector, and says what it took. */
public final class PlayVerb implements Verb {
  private final Path root;

  public PlayVerb(Path root) {
    this.root = root;
  }

  @Override
  public String help() {
    return """
        usage: collector-config/load/run play [options]

        Plays recorded telemetry as if many services sent it: with a name, an instance id and trace ids
        for each, and the time of now. It sends what is due when it is due, tries nothing again, and
        counts what was accepted, rejected, refused (an agent would try again), failed, and what was
        not sent because 64 messages were under way. Exit code 1 when not all was accepted.

          --to URL                http://HOST:PORT or grpc://HOST:PORT; grpcs:// with the three files
                                  below (http://127.0.0.1:4318)
          --services N            1 to 5000 (10)
          --spans-per-second N    of all of them together, 1 to 200000 (1000)
          --metrics-every S       seconds between two exports of a service, 1 to 3600 (15)
          --seconds N             1 to 3600 (30)
          --signals LIST          of traces,metrics,logs (all)
          --header NAME=VALUE     as often as needed
          --ca, --cert, --key     files in PEM: whom to trust, and who sends
          --recording FILE        made by the verb record (that of the repository)
          --beyond-loopback       allows another machine than this one
        """;
  }

  @Override
  public int run(Given given) throws Exception {
    Plan plan =
        new Plan(
            given.number("--services", 10, 1, 5_000),
            given.number("--spans-per-second", 1_000, 1, 200_000),
            Duration.ofSeconds(given.number("--metrics-every", 15, 1, 3_600)),
            Duration.ofSeconds(given.number("--seconds", 30, 1, 3_600)),
            signals(given.value("--signals", "traces,metrics,logs")));
    Path file = given.file("--recording", root.resolve("collector-config/load/shop.otlp.gz"));
    URI to = address(given.value("--to", "http://127.0.0.1:4318"), given.flag("--beyond-loopback"));
    try (Target target = Targets.of(to, headers(given), tls(given))) {
      given.requireNothingMore();
      Tally tally = play(Recording.read(file), plan, target);
      System.out.print(tally.whole());
      return tally.missed() == 0 ? 0 : 1;
    }
  }

  private static Tally play(Recording recording, Plan plan, Target target)
      throws InterruptedException {
    System.out.printf(
        "%d services, %d spans a second in messages of %d, for %d s%n",
        plan.services(), plan.spansPerSecond(), plan.spansPerMessage(), plan.length().toSeconds());
    Player player = new Player(recording, plan, target);
    // Also on Ctrl-C what was counted is said.
    Thread lastWord = new Thread(() -> System.out.print(player.tally().whole()), "last-word");
    Runtime.getRuntime().addShutdownHook(lastWord);
    player.run(System.out::println);
    Runtime.getRuntime().removeShutdownHook(lastWord);
    return player.tally();
  }

  private static Set<Signal> signals(String list) throws WrongUse {
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    for (String name : list.split(",")) {
      try {
        signals.add(Signal.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException unknown) {
        throw new WrongUse("--signals " + list + ": wanted are some of traces,metrics,logs");
      }
    }
    return signals;
  }

  static URI address(String text, boolean isAllowedAnywhere) throws WrongUse {
    URI to;
    try {
      to = URI.create(text);
    } catch (IllegalArgumentException notOne) {
      throw new WrongUse("--to " + text + ": wanted is http://HOST:PORT or grpc://HOST:PORT");
    }
    boolean isKnown = to.getScheme() != null && to.getScheme().matches("https?|grpcs?");
    if (!isKnown || to.getHost() == null || to.getPort() < 0) {
      throw new WrongUse(
          "--to " + text + ": wanted is http, https, grpc or grpcs, with host and port");
    }
    if (!isAllowedAnywhere && !isLoopback(to.getHost())) {
      throw new WrongUse("--to " + text + " is another machine: --beyond-loopback allows that");
    }
    return to;
  }

  private static boolean isLoopback(String host) throws WrongUse {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw new WrongUse("--to: there is no host " + host);
    }
  }

  private static Map<String, String> headers(Given given) throws WrongUse {
    Map<String, String> headers = new TreeMap<>();
    for (String header : given.values("--header")) {
      String[] parts = header.split("=", 2);
      if (parts.length != 2) {
        throw new WrongUse("--header " + header + ": wanted is NAME=VALUE");
      }
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    return headers;
  }

  private static @Nullable Tls tls(Given given) throws WrongUse {
    String authority = given.value("--ca", "");
    String certificate = given.value("--cert", "");
    String key = given.value("--key", "");
    if ((authority + certificate + key).isEmpty()) {
      return null;
    }
    if (authority.isEmpty() || certificate.isEmpty() || key.isEmpty()) {
      throw new WrongUse("--ca, --cert and --key are wanted together");
    }
    return new Tls(Path.of(authority), Path.of(certificate), Path.of(key));
  }
}
