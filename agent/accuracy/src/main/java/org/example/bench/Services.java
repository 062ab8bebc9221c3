package org.example.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.stubs.Calls;
import org.stubs.Delay;
import org.stubs.Journal;
import org.stubs.LogStream;
import org.stubs.Sql;
import org.stubs.Tasks;
import org.stubs.jdbc.StubDatabase;
import org.stubs.jdbc.StubDriver;

/**
 * What an application has at hand: a database behind a pool, partner services, executors, a log.
 */
public final class Services {
  /** The name of the pool, which is what findings call it. */
  public static final String POOL = "orders";

  private static final String DECOY = "SELECT id FROM audit WHERE day = ?";

  public final Journal journal = new Journal();
  public final Sql sql = new Sql(journal);
  public final Tasks tasks = new Tasks(journal);
  public final LogStream log = new LogStream(journal);
  public final StubDatabase database = StubDatabase.open("shop", journal);
  public final HikariDataSource pool;
  public final Calls partners;

  private final HikariDataSource side;
  private final Map<String, ExecutorService> executors = new ConcurrentHashMap<>();

  public Services(int poolSize, URI partners) {
    pool = pool(POOL, poolSize);
    side = pool("side", 16);
    this.partners = new Calls(journal, partners);
  }

  private HikariDataSource pool(String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDriverClassName(StubDriver.class.getName());
    config.setJdbcUrl(database.url());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(20_000);
    return new HikariDataSource(config);
  }

  /** The executor of this name, made with so many threads when it is first asked for. */
  public ExecutorService executor(String name, int threads) {
    return executors.computeIfAbsent(
        name, unknown -> Executors.newFixedThreadPool(threads, task -> thread(task, name)));
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A query as slow as the culprit, for which no request waits: it may not be blamed. */
  public void decoy() {
    executor("audit", 12).execute(this::audit);
  }

  private void audit() {
    try (Connection connection = side.getConnection()) {
      sql.query(connection, DECOY, 1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** How long the decoy takes. */
  public void programDecoy(Delay delay) {
    database.on(DECOY).execution(delay);
  }
}
