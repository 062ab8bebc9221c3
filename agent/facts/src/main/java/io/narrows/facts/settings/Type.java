package io.narrows.facts.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the text of a setting becomes its value; no lambdas, whose first one is dear at a start. */
interface Type<T> {
  String accepted();

  @Nullable T parse(String text);

  /** {@code true} or {@code false}. */
  final class Flag implements Type<Boolean> {
    @Override
    public String accepted() {
      return "true, false";
    }

    @Override
    public @Nullable Boolean parse(String text) {
      if (text.equalsIgnoreCase("true")) {
        return Boolean.TRUE;
      }
      return text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }
  }

  /** One of the constants of an enum, in lower case. */
  final class Choice<E extends Enum<E>> implements Type<E> {
    private final E[] choices;

    Choice(E[] choices) {
      this.choices = choices;
    }

    @Override
    public String accepted() {
      StringBuilder all = new StringBuilder();
      for (E choice : choices) {
        all.append(all.length() == 0 ? "" : ", ").append(choice.name().toLowerCase(Locale.ROOT));
      }
      return all.toString();
    }

    @Override
    public @Nullable E parse(String text) {
      for (E choice : choices) {
        if (choice.name().equalsIgnoreCase(text)) {
          return choice;
        }
      }
      return null;
    }
  }

  /** A whole number between two bounds. */
  final class Count implements Type<Integer> {
    private final int least;
    private final int most;

    Count(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public String accepted() {
      return "a whole number from " + least + " to " + most;
    }

    @Override
    public @Nullable Integer parse(String text) {
      try {
        int value = Integer.parseInt(text);
        return value < least || value > most ? null : value;
      } catch (NumberFormatException notOne) {
        return null;
      }
    }
  }

  /**
   * A span of time: a number with its unit; without a unit milliseconds, as OpenTelemetry reads.
   */
  final class Span implements Type<Duration> {
    private static final long MOST_MILLIS = 24 * 3_600_000L;

    @Override
    public String accepted() {
      return "a time up to a day such as 500ms, 3s or 2m";
    }

    @Override
    public @Nullable Duration parse(String text) {
      int digits = 0;
      while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
        digits++;
      }
      long unitMillis = unitMillis(text.substring(digits).trim());
      if (digits == 0 || digits > 9 || unitMillis == 0) {
        return null;
      }
      long millis = Long.parseLong(text.substring(0, digits)) * unitMillis;
      return millis > MOST_MILLIS ? null : Duration.ofMillis(millis);
    }

    private static long unitMillis(String unit) {
      switch (unit) {
        case "":
        case "ms":
          return 1;
        case "s":
          return 1_000;
        case "m":
          return 60_000;
        case "h":
          return 3_600_000;
        default:
          return 0;
      }
    }
  }

  /** A file. */
  final class File implements Type<Path> {
    @Override
    public String accepted() {
      return "the path of a file";
    }

    @Override
    public @Nullable Path parse(String text) {
      try {
        return text.isEmpty() ? null : Path.of(text);
      } catch (InvalidPathException notOne) {
        return null;
      }
    }
  }

  /** Beginnings of class names, with a semicolon or a comma between them. */
  final class Prefixes implements Type<List<String>> {
    @Override
    public String accepted() {
      return "beginnings of class names with ; between them, such as com.acme.;org.foo.Bar";
    }

    @Override
    public @Nullable List<String> parse(String text) {
      List<String> prefixes = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        if (i == text.length() || text.charAt(i) == ';' || text.charAt(i) == ',') {
          String prefix = text.substring(start, i).trim();
          start = i + 1;
          if (!isName(prefix)) {
            return null;
          }
          if (!prefix.isEmpty()) {
            prefixes.add(prefix.endsWith("*") ? prefix.substring(0, prefix.length() - 1) : prefix);
          }
        }
      }
      return prefixes;
    }

    private static boolean isName(String prefix) {
      for (int i = 0; i < prefix.length(); i++) {
        char c = prefix.charAt(i);
        boolean lastStar = c == '*' && i > 0 && i == prefix.length() - 1;
        if (c != '.' && !lastStar && !Character.isJavaIdentifierPart(c)) {
          return false;
        }
      }
      return true;
    }
  }
}
