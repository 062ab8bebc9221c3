package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** An expression is compiled and matched for each line of each request. */
final class HotMethod extends Scenario {
  private static final String LINES = "SELECT text FROM line WHERE document = ? AND page = ?";
  private static final int PAGES = 4;

  private final Delay query = draw.delay(11, 15);
  private final int lines = draw.between(20_000, 26_000);
  // A closed loop: nobody can be asked to compute more than there are processors for.
  private final Load load = Load.closed(2, draw.between(100.0, 140.0));

  HotMethod(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("hot_method", HotMethod.class.getName() + ".isArticle"));
  }

  @Override
  public String path() {
    return "/documents";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public boolean needsProcessor() {
    return true;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(LINES).execution(query);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    read(services, number);
    int articles = 0;
    for (int line = 0; line < lines; line++) {
      articles += isArticle("article-" + line) ? 1 : 0;
    }
    if (articles != lines) {
      throw new IllegalStateException("all lines are articles");
    }
  }

  private static boolean isArticle(String line) {
    Pattern pattern = Pattern.compile("(article|item)-[0-9]{1,9}(-[a-z]{2,8})?"); // culprit
    return pattern.matcher(line).matches();
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    read(services, number);
    int articles = 0;
    for (int line = 0; line < lines; line++) {
      articles += ("article-" + line).startsWith("article-") ? 1 : 0;
    }
    if (articles != lines) {
      throw new IllegalStateException("all lines are articles");
    }
  }

  private static void read(Services services, int number) throws SQLException {
    try (Connection connection = services.sql.connection(services.pool)) {
      for (int page = 0; page < PAGES; page++) {
        services.sql.query(connection, LINES, number, page);
      }
    }
  }
}
