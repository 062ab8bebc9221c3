package com.example.logs;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs a message through an asynchronous appender and gives what was written. */
public class Logback implements UnaryOperator<String> {
  @Override
  public String apply(String message) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%X{user} %X{trace_id} %X{span_id} %X{trace_flags} %msg");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(written);
    appender.start();
    AsyncAppender async = new AsyncAppender();
    async.setContext(context);
    async.addAppender(appender);
    async.start();
    Logger logger = context.getLogger("test");
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(async);
    MDC.put("user", "7");
    logger.info(message);
    String own = String.valueOf(MDC.getCopyOfContextMap());
    MDC.clear();
    async.stop();
    logger.detachAppender(async);
    return written.toString(StandardCharsets.UTF_8) + " " + own;
  }
}
