package com.example.demo.stack;

import com.example.demo.DemoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration as it is shipped, with what has to be another on this machine. */
final class Shipped {

  private final Path file;
  private String text;

  private Shipped(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  static Shipped of(Path file) throws IOException {
    return new Shipped(file, Files.readString(file));
  }

  /** Every place of it; one that is not there says that the shipped file has changed. */
  Shipped with(String shipped, Object here) {
    if (!text.contains(shipped)) {
      throw new DemoException(file + " has no more '" + shipped + "'");
    }
    text = text.replace(shipped, here.toString());
    return this;
  }

  String text() {
    return text;
  }
}
