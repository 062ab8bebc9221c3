package io.narrows.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocksTest {
  @Test
  void locks_areNamedByTheirClass() {
    assertThat(Locks.nameOf("java.util.concurrent.locks.ReentrantLock$NonfairSync"))
        .isEqualTo("ReentrantLock");
    assertThat(Locks.nameOf("java.util.concurrent.locks.ReentrantReadWriteLock$FairSync"))
        .isEqualTo("ReentrantReadWriteLock");
    assertThat(Locks.nameOf("java.util.concurrent.Semaphore$NonfairSync")).isEqualTo("Semaphore");
    assertThat(Locks.nameOf("com.acme.Latch$Sync")).isEqualTo("com.acme.Latch$Sync");
  }

  @Test
  void arrays_areNamedAsInCode() {
    assertThat(Locks.written("[I")).isEqualTo("int[]");
    assertThat(Locks.written("[[Lcom.acme.Row;")).isEqualTo("Row[][]");
    assertThat(Locks.written("com.acme.Row")).isEqualTo("com.acme.Row");
  }

  @Test
  void idleWaits_areNoLocks() {
    assertThat(
            Locks.nameOf("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject"))
        .isNull();
    assertThat(Locks.nameOf("java.util.concurrent.SynchronousQueue$TransferStack")).isNull();
    assertThat(Locks.nameOf("java.util.concurrent.CompletableFuture$Signaller")).isNull();
    assertThat(Locks.nameOf("java.util.concurrent.CountDownLatch$Sync")).isNull();
    assertThat(Locks.nameOf("com.zaxxer.hikari.util.ConcurrentBag")).isNull();
  }

  @Test
  void collections_areToldByOthers() {
    assertThat(Locks.isCollection("G1CollectForAllocation")).isTrue();
    assertThat(Locks.isCollection("ParallelGCFailedAllocation")).isTrue();
    assertThat(Locks.isCollection("HeapDumper")).isFalse();
    assertThat(Locks.isCollection("ThreadDump")).isFalse();
  }

  @Test
  void file_followsTheOutermostClass() {
    assertThat(Locks.fileOf("com.acme.Orders$Line")).isEqualTo("Orders.java");
    assertThat(Locks.fileOf("com.acme.OrdersKt")).isEqualTo("Orders.kt");
    assertThat(Locks.fileOf("Main")).isEqualTo("Main.java");
  }
}
