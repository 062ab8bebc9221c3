package org.example.bench.scenario;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** A page asks for each of its many parts by itself, and no two of them are alike. */
final class ChattyEndpoint extends Scenario {
  private static final String WHOLE = "SELECT part, value FROM page_part WHERE customer = ?";

  private final List<String> parts = parts(draw.between(55, 70));
  private final Delay one = draw.delay(2, 3.5);
  private final Delay whole = draw.delay(8, 14);
  private final Load load = draw.load(8, parts.size() * one.meanMillis());

  ChattyEndpoint(Draw draw) {
    super(draw);
  }

  private static List<String> parts(int count) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = (char) ('a' + i / 26) + "" + (char) ('a' + i % 26);
      parts.add("SELECT value FROM part_" + name + " WHERE customer = ?");
    }
    return parts;
  }

  /** It is the endpoint itself, and no line of it more than another. */
  @Override
  public List<Truth> truths() {
    return List.of(Truth.nowhere("chatty_endpoint", ""));
  }

  @Override
  public String path() {
    return "/start";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(150);
  }

  @Override
  public void program(StubDatabase database) {
    parts.forEach(part -> database.on(part).execution(one));
    database.on(WHOLE).execution(whole).rows(parts.size());
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      for (String part : parts) {
        services.sql.query(connection, part, number);
      }
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, WHOLE, number);
    }
  }
}
