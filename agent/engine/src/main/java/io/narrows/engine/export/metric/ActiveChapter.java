package io.narrows.engine.export.metric;

import io.narrows.engine.recording.InFlight;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.UrlAttributes;

/** The requests that are open now. */
final class ActiveChapter implements Chapter {
  private final InFlight inFlight;
  // Once there was one, there is a point, also when none is open: a series that ends is no zero.
  private final boolean[] seen = new boolean[InFlight.METHODS.size() * 2];

  ActiveChapter(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  @Override
  public void write(Sheet sheet) {
    try (Sheet.Longs metric =
        sheet.upDownCounter(
            MetricNames.HTTP_SERVER_ACTIVE_REQUESTS,
            "{request}",
            "Number of active HTTP server requests.")) {
      for (int i = 0; i < seen.length; i++) {
        long open = inFlight.open(i >> 1, (i & 1) == 1);
        seen[i] |= open > 0;
        if (seen[i]) {
          metric.point(attributes(i), open);
        }
      }
    }
  }

  private static Attributes attributes(int i) {
    return Attributes.of(
        HttpAttributes.HTTP_REQUEST_METHOD,
        InFlight.METHODS.get(i >> 1),
        UrlAttributes.URL_SCHEME,
        (i & 1) == 1 ? "https" : "http");
  }
}
