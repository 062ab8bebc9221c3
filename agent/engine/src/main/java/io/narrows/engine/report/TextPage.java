package io.narrows.engine.report;

/** Lines no longer than a width. */
public final class TextPage {
  private final StringBuilder text = new StringBuilder();
  private final int width;

  public TextPage(int width) {
    this.width = width;
  }

  public void line(String line) {
    text.append(line).append('\n');
  }

  /** One empty line, however often it is asked for. */
  public void gap() {
    if (text.length() > 0 && !text.toString().endsWith("\n\n")) {
      text.append('\n');
    }
  }

  public void title(String title) {
    gap();
    line(title);
    line("-".repeat(title.length()));
  }

  /** A line whose end is cut where it is too long. */
  void cut(String line) {
    line(cut(line, width));
  }

  static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, width - 3) + "...";
  }

  /** Text over as many lines as it needs, indented by what comes first; nothing for no text. */
  public void wrapped(String first, String rest) {
    String left = rest.strip();
    String indent = first;
    while (!left.isEmpty()) {
      int room = width - indent.length();
      int end = left.length() <= room ? left.length() : breakAt(left, room);
      line(indent + left.substring(0, end).stripTrailing());
      left = left.substring(end).strip();
      indent = " ".repeat(first.length());
    }
  }

  private static int breakAt(String text, int room) {
    int space = text.lastIndexOf(' ', room);
    return space <= 0 ? room : space;
  }

  public String text() {
    return text.toString().stripTrailing() + "\n";
  }
}
