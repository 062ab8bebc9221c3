package org.example.bench.app;

import org.example.bench.Scenario;
import org.example.bench.Services;

/** The one endpoint of this JVM, whatever server is before it. */
final class Endpoint {
  private final Scenario scenario;
  private final Services services;
  private final boolean isFixed;

  Endpoint(Scenario scenario, Services services, boolean isFixed) {
    this.scenario = scenario;
    this.services = services;
    this.isFixed = isFixed;
  }

  String path() {
    return scenario.path();
  }

  String contentType() {
    return scenario.contentType();
  }

  int threads() {
    return scenario.requestThreads(isFixed);
  }

  /**
   * Serves one request.
   *
   * @param query the number of the request
   */
  String serve(String query) throws Exception {
    long start = System.nanoTime();
    int number = Integer.parseInt(query.substring(query.indexOf('=') + 1));
    try {
      if (isFixed) {
        scenario.serveFixed(services, number);
      } else {
        scenario.serve(services, number);
      }
    } finally {
      services.journal.ended("request", scenario.path(), start);
    }
    return "done " + number;
  }
}
