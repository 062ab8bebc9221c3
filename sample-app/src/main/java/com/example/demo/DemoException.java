package com.example.demo;

/** The demo cannot go on, for a reason that the user is told without a stack trace. */
public final class DemoException extends RuntimeException {

  public DemoException(String message) {
    super(message);
  }
}
