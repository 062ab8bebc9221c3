package io.narrows.engine.console;

import io.narrows.engine.control.ReportSource;
import io.narrows.engine.recording.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What there is to see; made anew at most every two seconds, however many look. */
final class Pages {
  private static final long FRESH_NANOS = 2_000_000_000L;
  private static final String SCRIPT = "<script src=\"/live.js\" defer=\"\"></script>\n</head>";

  private final ReportSource report;
  private final Clock clock;
  private @Nullable String page;
  private long madeNanos;

  Pages(ReportSource report, Clock clock) {
    this.report = report;
    this.clock = clock;
  }

  Response of(Request request) {
    if (!request.isForThisMachine()) {
      // A page from elsewhere that lets its own name point here must not read this.
      return Response.text(403, "Ask for this by the name localhost or 127.0.0.1.\n");
    }
    if (!request.method().equals("GET")) {
      return Response.text(405, "There is only GET.\n");
    }
    return switch (request.path()) {
      case "/" -> new Response(200, "text/html; charset=utf-8", page());
      case "/live.js" -> new Response(200, "text/javascript; charset=utf-8", script());
      case "/report.json" -> new Response(200, "application/json", report.json());
      case "/report.txt" -> Response.text(200, report.text(true));
      default -> Response.text(404, "There are /, /report.json and /report.txt.\n");
    };
  }

  private String page() {
    long now = clock.nanos();
    if (page == null || now - madeNanos >= FRESH_NANOS) {
      page = report.html().replaceFirst("</head>", SCRIPT);
      madeNanos = now;
    }
    return page;
  }

  private static String script() {
    try (InputStream in = Pages.class.getResourceAsStream("live.js")) {
      if (in == null) {
        throw new IllegalStateException("live.js is not in the agent's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
