package io.narrows.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words behind a verb, of which each may be taken once. */
public final class Given {
  private final List<String> left;

  public Given(List<String> words) {
    left = new ArrayList<>(words);
  }

  public String value(String name, String usual) throws WrongUse {
    List<String> values = values(name);
    if (values.size() > 1) {
      throw new WrongUse(name + " stands there twice");
    }
    return values.isEmpty() ? usual : values.get(0);
  }

  /** Of what may be given more than once. */
  public List<String> values(String name) throws WrongUse {
    List<String> values = new ArrayList<>();
    for (int at = left.indexOf(name); at >= 0; at = left.indexOf(name)) {
      if (at + 1 >= left.size() || left.get(at + 1).startsWith("--")) {
        throw new WrongUse(name + " wants a value");
      }
      left.remove(at);
      values.add(left.remove(at));
    }
    return values;
  }

  public int number(String name, int usual, int least, int most) throws WrongUse {
    String value = value(name, Integer.toString(usual));
    boolean isNumber = value.matches("\\d{1,7}");
    if (!isNumber || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
      throw new WrongUse(name + " " + value + ": wanted is a number from " + least + " to " + most);
    }
    return Integer.parseInt(value);
  }

  /** A file that is there. */
  public Path file(String name, Path usual) throws WrongUse {
    Path file = Path.of(value(name, usual.toString()));
    if (!Files.isReadable(file)) {
      throw new WrongUse(name + " " + file + ": there is no such file");
    }
    return file;
  }

  public boolean flag(String name) {
    return left.remove(name);
  }

  /** What is no option. */
  public List<String> words() {
    List<String> words = left.stream().filter(word -> !word.startsWith("--")).toList();
    left.removeAll(words);
    return words;
  }

  public void requireNothingMore() throws WrongUse {
    if (!left.isEmpty()) {
      throw new WrongUse("unknown: " + left.get(0));
    }
  }
}
