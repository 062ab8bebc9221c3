package com.example.logs;

import java.io.StringWriter;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Logs a message through an asynchronous appender and gives what was written. */
public class Log4j implements UnaryOperator<String> {
  @Override
  public String apply(String message) {
    LoggerContext context = new LoggerContext("test");
    context.start();
    Configuration configuration = context.getConfiguration();
    StringWriter written = new StringWriter();
    PatternLayout layout =
        PatternLayout.newBuilder()
            .withPattern("%X{user} %X{trace_id} %X{span_id} %X{trace_flags} %msg")
            .build();
    WriterAppender appender =
        WriterAppender.newBuilder().setName("writer").setLayout(layout).setTarget(written).build();
    appender.start();
    configuration.addAppender(appender);
    AsyncAppender async =
        AsyncAppender.newBuilder()
            .setName("async")
            .setConfiguration(configuration)
            .setAppenderRefs(
                new AppenderRef[] {AppenderRef.createAppenderRef("writer", null, null)})
            .build();
    async.start();
    Logger logger = context.getLogger("test");
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    logger.addAppender(async);
    ThreadContext.put("user", "7");
    logger.info(message);
    String own = ThreadContext.getImmutableContext().toString();
    ThreadContext.clearAll();
    async.stop();
    context.stop();
    return written + " " + own;
  }
}
