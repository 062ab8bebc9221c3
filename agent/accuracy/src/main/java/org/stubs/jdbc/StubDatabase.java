package org.stubs.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.stubs.Delay;
import org.stubs.Journal;

/** A database that answers only what it was told to, as slowly as it was told to. */
public final class StubDatabase {
  private static final Map<String, StubDatabase> OPEN = new ConcurrentHashMap<>();

  private final String name;
  private final Journal journal;
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final Map<List<Object>, Semaphore> locks = new ConcurrentHashMap<>();
  private volatile Delay connect = Delay.NONE;
  private volatile Delay commit = Delay.NONE;

  private StubDatabase(String name, Journal journal) {
    this.name = name;
    this.journal = journal;
  }

  /** Opens one; the driver finds it at {@link #url}. */
  public static StubDatabase open(String name, Journal journal) {
    StubDatabase database = new StubDatabase(name, journal);
    OPEN.put(database.url(), database);
    return database;
  }

  static StubDatabase at(String url) throws SQLException {
    StubDatabase database = OPEN.get(url);
    if (database == null) {
      throw new SQLException("no stub database is open at " + url, "08001");
    }
    return database;
  }

  public String url() {
    return StubDriver.PREFIX + name;
  }

  /** What to do for this statement. */
  public Reply on(String sql) {
    return replies.computeIfAbsent(sql, unknown -> new Reply());
  }

  public StubDatabase connect(Delay each) {
    connect = each;
    return this;
  }

  /** Also of each statement that is a transaction by itself and writes. */
  public StubDatabase commit(Delay each) {
    commit = each;
    return this;
  }

  /** Makes all that this statement costs longer or shorter; whether there is such a statement. */
  public boolean scale(String sql, double factor) {
    Reply reply = replies.get(sql);
    if (reply != null) {
      reply.scale(factor);
    }
    return reply != null;
  }

  Reply reply(String sql) throws SQLException {
    Reply reply = replies.get(sql);
    if (reply == null) {
      throw new SQLException("no reply is programmed for: " + sql, "42000");
    }
    return reply;
  }

  Semaphore lock(String sql, Object key) {
    return locks.computeIfAbsent(List.of(sql, key), unknown -> new Semaphore(1, true));
  }

  void connect() {
    connect.pass();
  }

  void commit() {
    commit.pass();
  }

  Journal journal() {
    return journal;
  }
}
