package io.narrows.load.play;

import com.google.protobuf.MessageLite;
import java.util.concurrent.CompletableFuture;

/** Whom it is played to. */
public interface Target extends AutoCloseable {
  /** Sends without waiting. The answer never fails: what goes wrong is one. */
  CompletableFuture<Answer> send(Signal signal, MessageLite message);

  @Override
  void close();
}
