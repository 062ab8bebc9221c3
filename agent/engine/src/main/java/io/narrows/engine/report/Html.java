package io.narrows.engine.report;

/** Writes markup; all text goes through {@link #text}, which escapes it. */
final class Html {
  private final StringBuilder out = new StringBuilder(32_768);

  /** Markup as it is: only literals of this package. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
      }
    }
    return this;
  }

  Html element(String name, String text) {
    return raw("<").raw(name).raw(">").text(text).raw("</").raw(name).raw(">");
  }

  /** A cell of a table with a number in it. */
  Html number(String text) {
    return raw("<td class=\"n\">").text(text).raw("</td>");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
