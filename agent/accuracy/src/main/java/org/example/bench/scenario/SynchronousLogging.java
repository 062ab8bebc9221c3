package org.example.bench.scenario;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.LogStream;
import org.stubs.jdbc.StubDatabase;

/** Requests write their line of the log themselves, behind whole documents that go there too. */
final class SynchronousLogging extends Scenario {
  private static final String ORDER = "SELECT state FROM orders WHERE id = ?";

  private final Delay query = draw.delay(10, 14);
  private final int blocks = draw.between(3, 5);
  private final double documentMillis = draw.between(28.0, 36.0);
  private final double busy = draw.between(0.52, 0.58);
  private final Load load = Load.random(busy * 1000 / (documentMillis + 0.5));
  private final String document = "x".repeat(blocks * LogStream.BLOCK);
  private final LoggerContext context = new LoggerContext();
  private final Map<Services, Logger> loggers = new ConcurrentHashMap<>();

  SynchronousLogging(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("synchronous_logging", "a log appender"));
  }

  @Override
  public String path() {
    return "/orders";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(100);
  }

  @Override
  public void program(StubDatabase database) {
    database.on(ORDER).execution(query);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    Logger log = loggers.computeIfAbsent(services, made -> logger(appender(made)));
    read(services, number, log);
    long start = System.nanoTime();
    log.info("order {} was read", number); // culprit
    services.journal.add("lock", "log", start, services.log.begunNanos());
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    Logger log = loggers.computeIfAbsent(services, made -> logger(behindAQueue(appender(made))));
    read(services, number, log);
    log.info("order {} was read", number);
  }

  /** Nobody waits for the document, but at the log. */
  private void read(Services services, int number, Logger log) throws Exception {
    services.decoy();
    services.executor("documents", 12).execute(() -> log.info(document));
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, ORDER, number);
    }
  }

  // Logback, configured as it is in files

  private Logger logger(Appender<ILoggingEvent> appender) {
    context.setMDCAdapter(new LogbackMDCAdapter());
    Logger logger = context.getLogger("orders");
    logger.addAppender(appender);
    return logger;
  }

  private Appender<ILoggingEvent> appender(Services services) {
    services.log.program(Delay.millis(documentMillis / blocks));
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d %-5level %msg%n");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(services.log);
    appender.start();
    return appender;
  }

  private Appender<ILoggingEvent> behindAQueue(Appender<ILoggingEvent> appender) {
    AsyncAppender queue = new AsyncAppender();
    queue.setContext(context);
    queue.setQueueSize(1_000);
    queue.setDiscardingThreshold(0);
    queue.addAppender(appender);
    queue.start();
    return queue;
  }
}
