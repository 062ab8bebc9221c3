package io.narrows.load;

import io.narrows.load.play.PlayVerb;
import io.narrows.load.recording.RecordVerb;
import io.narrows.load.recording.ShowVerb;
import io.narrows.load.sizing.SizeVerb;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line of {@code collector-config/load/run}. */
public final class Main {
  private static final Map<String, Verb> VERBS = new LinkedHashMap<>();

  static {
    Path root = Path.of(System.getProperty("load.root", "../.."));
    VERBS.put("record", new RecordVerb(root));
    VERBS.put("show", new ShowVerb(root));
    VERBS.put("play", new PlayVerb(root));
    VERBS.put("size", new SizeVerb(root));
  }

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    System.exit(run(List.of(arguments)));
  }

  static int run(List<String> words) throws Exception {
    Verb verb = words.isEmpty() ? null : VERBS.get(words.get(0));
    if (verb == null) {
      boolean asksForHelp = words.isEmpty() || words.contains("--help") || words.contains("-h");
      System.err.println(asksForHelp ? help() : "load: " + words.get(0) + ": " + help());
      return asksForHelp ? 0 : 2;
    }
    if (words.contains("--help") || words.contains("-h")) {
      System.out.println(verb.help());
      return 0;
    }
    try {
      return verb.run(new Given(words.subList(1, words.size())));
    } catch (WrongUse wrong) {
      System.err.println("load: " + wrong.getMessage() + "; " + words.get(0) + " --help says more");
      return 2;
    }
  }

  private static String help() {
    return "there are: "
        + String.join(", ", VERBS.keySet())
        + ". For each: collector-config/load/run VERB --help";
  }
}
