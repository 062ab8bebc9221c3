package io.narrows.instrumentation.weaving;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of instrumentations as text, written by the build and read by a start: making the list
 * itself loads each instrumentation and each advice, 120 classes of which an application needs few.
 *
 * <pre>
 * = name of an instrumentation
 * + named|subtypes  attachable|-  mentioned|-  type,type
 *   method  descriptor prefix|-  advice class
 * </pre>
 */
public final class WeaveTable {
  private static final String NOTHING = "-";
  private static final String NAMED = "named";
  private static final String SUBTYPES = "subtypes";
  private static final String ATTACHABLE = "attachable";

  private WeaveTable() {}

  /** The text of these. */
  public static String write(List<Instrumentation> instrumentations) {
    StringBuilder text = new StringBuilder();
    for (Instrumentation instrumentation : instrumentations) {
      text.append("= ").append(instrumentation.name()).append('\n');
      for (Weave weave : instrumentation.weaves()) {
        write(text, weave);
      }
    }
    return text.toString();
  }

  private static void write(StringBuilder text, Weave weave) {
    text.append("+ ").append(weave.isByName() ? NAMED : SUBTYPES).append(' ');
    text.append(weave.isAttachable() ? ATTACHABLE : NOTHING).append(' ');
    text.append(orNothing(weave.mentioned())).append(' ');
    text.append(String.join(",", weave.types())).append('\n');
    for (Weave.Join join : weave.joins()) {
      text.append("  ").append(join.method).append(' ');
      text.append(orNothing(join.descriptorPrefix)).append(' ');
      text.append(join.advice).append('\n');
    }
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? NOTHING : text;
  }

  /** The instrumentations of such a text. */
  public static List<Instrumentation> read(String text) {
    List<Instrumentation> instrumentations = new ArrayList<>();
    Listed listed = null;
    Weave weave = null;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      String[] words = words(text, at + 2, end);
      if (text.charAt(at) == '=') {
        listed = new Listed(words[0]);
        instrumentations.add(listed);
      } else if (text.charAt(at) == '+') {
        weave = weave(words);
        listed.weaves.add(weave);
      } else {
        weave.advise(words[0], words[1].equals(NOTHING) ? "" : words[1], words[2]);
      }
      at = end + 1;
    }
    return instrumentations;
  }

  private static Weave weave(String... words) {
    String[] types = split(words[3], 0, words[3].length(), ',');
    Weave weave = words[0].equals(NAMED) ? Weave.named(types) : Weave.subtypesOf(types);
    if (words[1].equals(ATTACHABLE)) {
      weave.attachable();
    }
    return weave.mentioning(words[2].equals(NOTHING) ? "" : words[2]);
  }

  private static String[] words(String text, int from, int end) {
    return split(text, from, end, ' ');
  }

  private static String[] split(String text, int from, int end, char separator) {
    List<String> parts = new ArrayList<>(4);
    int start = from;
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == separator) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start, end));
    return parts.toArray(new String[0]);
  }

  private static final class Listed implements Instrumentation {
    private final String name;
    private final List<Weave> weaves = new ArrayList<>();

    Listed(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<Weave> weaves() {
      return weaves;
    }
  }
}
