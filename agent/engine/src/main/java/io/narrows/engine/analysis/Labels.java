package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;

/** What the kinds of time are called. */
public final class Labels {
  private Labels() {}

  /** Of the words of a report. */
  public static String of(Kind kind) {
    return switch (kind) {
      case APP -> "application code";
      case DB_ACQUIRE -> "connection wait";
      case DB_EXEC -> "db execute";
      case DB_FETCH -> "db fetch";
      case DB_COMMIT -> "db commit";
      case HTTP_LEASE -> "http connect";
      case HTTP_WAIT -> "http call";
      case HTTP_BODY -> "http body";
      case CACHE -> "cache";
      case MSG -> "messaging";
      case SLEEP -> "sleep";
      case FILE -> "file";
      case JOIN, JOIN_UNEXPLAINED -> "unexplained wait";
      case QUEUE -> "queue wait";
      case WAKEUP -> "wake-up";
      case LOCK -> "lock wait";
      case GC -> "gc pause";
      case SAFEPOINT -> "safepoint";
      case CPU -> "cpu";
      case RUNQ -> "cpu wait";
      case OFFCPU_UNKNOWN -> "off cpu";
      case ASYNC_GAP -> "no thread at work";
    };
  }
}
