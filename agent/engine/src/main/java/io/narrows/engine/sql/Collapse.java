package io.narrows.engine.sql;

import org.jspecify.annotations.Nullable;

/**
 * Folds lists whose length is data: equal neighbours in {@code IN (...)} and {@code ARRAY[...]},
 * and every row of {@code VALUES} but the first. It lets the text be written and takes it back when
 * an element turns out to repeat, so that the statement is read once.
 */
final class Collapse {
  private static final int MAX_DEPTH = 64;

  private final Text text;
  private final @Nullable Level[] levels = new Level[MAX_DEPTH];
  private int depth;
  private Keyword lastWord = Keyword.NONE;

  Collapse(Text text) {
    this.text = text;
  }

  void reset() {
    depth = 0;
    level().open(false, false);
  }

  /** Looks at a token before it is written. */
  void before(Tokenizer token, Kind kind) {
    if (kind != Kind.SYMBOL || depth >= MAX_DEPTH) {
      return;
    }
    Level level = level();
    boolean comma = token.is(',');
    if (level.list && (comma || isClosing(token))) {
      level.endElement(text);
    }
    if (comma && level.rows == Rows.AFTER_ROW) {
      text.save(level.lastRow);
    }
  }

  /** Looks at the token again when it is written. */
  void after(Tokenizer token, Kind kind) {
    boolean symbol = kind == Kind.SYMBOL;
    Keyword word = kind == Kind.WORD ? token.keyword : Keyword.NONE;
    if (symbol && (token.is('(') || token.is('['))) {
      open(token);
    } else if (symbol && isClosing(token)) {
      close();
    } else if (depth < MAX_DEPTH) {
      inside(level(), word, symbol && token.is(','));
    }
    lastWord = word;
  }

  private void open(Tokenizer token) {
    boolean list = lastWord == (token.is('(') ? Keyword.IN : Keyword.ARRAY);
    boolean repeated = false;
    if (depth < MAX_DEPTH) {
      Level outer = level();
      repeated = outer.rows == Rows.AFTER_COMMA;
      outer.rows = outer.rows == Rows.NONE || !token.is('(') ? Rows.NONE : Rows.IN_ROW;
    }
    if (++depth < MAX_DEPTH) {
      level().open(list, repeated);
      text.save(level().start);
    }
  }

  private void close() {
    boolean repeated = depth > 0 && depth < MAX_DEPTH && level().repeatedRow;
    depth = Math.max(0, depth - 1);
    if (depth >= MAX_DEPTH) {
      return;
    }
    Level level = level();
    level.rows = level.rows == Rows.IN_ROW ? Rows.AFTER_ROW : Rows.NONE;
    if (repeated) {
      text.restore(level.lastRow);
    }
  }

  private void inside(Level level, Keyword word, boolean comma) {
    if (level.list && comma) {
      text.save(level.start);
    }
    if (word == Keyword.VALUES) {
      level.rows = Rows.BEFORE_ROW;
    } else if (level.rows == Rows.AFTER_ROW && comma) {
      level.rows = Rows.AFTER_COMMA;
    } else if (word != Keyword.ROW) {
      level.rows = Rows.NONE;
    }
  }

  private Level level() {
    Level level = levels[depth];
    if (level == null) {
      level = new Level();
      levels[depth] = level;
    }
    return level;
  }

  private static boolean isClosing(Tokenizer token) {
    return token.is(')') || token.is(']');
  }

  /** A state of {@link Text} to come back to. */
  static final class Mark {
    int length;
    boolean cut;
    long sum;
    long power;
    Kind last = Kind.END;
  }

  private enum Rows {
    NONE,
    BEFORE_ROW,
    IN_ROW,
    AFTER_ROW,
    AFTER_COMMA
  }

  private static final class Level {
    boolean list;
    boolean repeatedRow;
    Rows rows = Rows.NONE;

    /** Where the current element of a list begins. */
    final Mark start = new Mark();

    /** Where the last element that was kept ends. */
    final Mark end = new Mark();

    final Mark lastRow = new Mark();
    private final Mark now = new Mark();
    private boolean hasElement;
    private long elementSum;
    private long elementPower;

    void open(boolean list, boolean repeatedRow) {
      this.list = list;
      this.repeatedRow = repeatedRow;
      rows = Rows.NONE;
      hasElement = false;
    }

    /** Takes the element back if it equals the one before; powers make their sums comparable. */
    void endElement(Text text) {
      text.save(now);
      long sum = now.sum - start.sum;
      if (hasElement && sum * elementPower == elementSum * start.power) {
        text.restore(end);
        return;
      }
      hasElement = true;
      elementSum = sum;
      elementPower = start.power;
      text.save(end);
    }
  }
}
