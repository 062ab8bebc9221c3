package io.narrows.engine.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows a verb: {@code --option VALUE}, {@code --option=VALUE}, {@code --flag}, and words.
 */
final class Arguments {
  private final Map<String, String> options = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final Deque<String> words = new ArrayDeque<>();

  static Arguments parse(List<String> arguments, List<String> options, List<String> flags)
      throws WrongUse {
    Arguments parsed = new Arguments();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!argument.startsWith("-")) {
        parsed.words.add(argument);
      } else if (flags.contains(argument)) {
        parsed.flags.add(argument);
      } else if (!options.contains(name)) {
        throw new WrongUse("there is no option " + argument);
      } else if (equals >= 0) {
        parsed.options.put(name, argument.substring(equals + 1));
      } else if (++i < arguments.size()) {
        parsed.options.put(name, arguments.get(i));
      } else {
        throw new WrongUse(name + " needs a value");
      }
    }
    return parsed;
  }

  long pid() throws WrongUse {
    if (words.isEmpty()) {
      throw new WrongUse("the process id is missing");
    }
    String word = words.remove();
    try {
      long pid = Long.parseLong(word);
      if (pid > 0) {
        return pid;
      }
    } catch (NumberFormatException notOne) {
      // said below
    }
    throw new WrongUse(word + " is no process id");
  }

  boolean hasNext() {
    return !words.isEmpty();
  }

  String next(String otherwise) {
    return words.isEmpty() ? otherwise : words.remove();
  }

  String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  @Nullable String option(String name) {
    return options.get(name);
  }

  /** The file that an option names, or null where the option is not given. */
  @Nullable Path path(String name) throws WrongUse {
    String file = options.get(name);
    if (file != null && file.isEmpty()) {
      throw new WrongUse(name + " is empty: accepted is a path");
    }
    return file == null ? null : path(name + " ", file);
  }

  /** The file that a word names. */
  static Path file(String word) throws WrongUse {
    return path("", word);
  }

  /** Which names a path can have depends on the system and its locale. */
  private static Path path(String option, String name) throws WrongUse {
    try {
      return Path.of(name);
    } catch (InvalidPathException notOne) {
      throw new WrongUse(option + name + " is no path of a file here: " + notOne.getReason());
    }
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  void requireNothingMore() throws WrongUse {
    if (!words.isEmpty()) {
      throw new WrongUse("too much: " + words.peek());
    }
  }
}
