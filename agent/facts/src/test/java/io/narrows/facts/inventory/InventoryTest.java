package io.narrows.facts.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {
  private final Inventory inventory = new Inventory();

  @Test
  void library_addedTwice_standsThereOnce() {
    inventory.library("h2", "2.5");
    inventory.library("h2", "2.5");
    inventory.library("h2", "1.4");

    assertThat(inventory.libraries())
        .containsExactlyInAnyOrder(new Library("h2", "2.5"), new Library("h2", "1.4"));
  }

  @ParameterizedTest
  @CsvSource({
    "file:/app/lib/HikariCP-7.0.2.jar, HikariCP, 7.0.2",
    "jar:nested:/app/shop.jar/!BOOT-INF/lib/tomcat-embed-core-11.0.9.jar!/, tomcat-embed-core, 11.0.9",
    "file:/app/lib/commons-dbcp2-2.13.0.jar, commons-dbcp2, 2.13.0",
    "file:/app/lib/ojdbc.jar, ojdbc, unknown"
  })
  void library_ofAJar_isNamedAndDatedByIt(String url, String name, String version) {
    assertThat(Library.at(url)).isEqualTo(new Library(name, version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/app/classes/", "jar:nested:/app/shop.jar/!BOOT-INF/classes/", ""})
  void library_ofAFolder_isNone(String url) {
    assertThat(Library.at(url)).isNull();
  }

  @Test
  void failed_beyondTheBound_isSaidToBeIncomplete() {
    for (int i = 0; i < 300; i++) {
      inventory.failed("com.acme.C" + i, "too large");
      inventory.woven("com.acme.C" + i, "jdbc");
    }

    assertThat(inventory.failures()).hasSize(256);
    assertThat(inventory.woven()).hasSize(300);
    assertThat(inventory.incomplete()).containsExactly("failed classes");
  }

  @Test
  void codeSource_addedByManyThreads_losesAndDoublesNothing() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    Thread[] writers = new Thread[4];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = new Thread(() -> addAll(go));
      writers[i].start();
    }
    go.countDown();
    for (Thread writer : writers) {
      writer.join();
    }

    Set<String> distinct = new HashSet<>(inventory.codeSources());
    assertThat(inventory.codeSources()).hasSize(1000);
    assertThat(distinct).hasSize(1000);
  }

  private void addAll(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int i = 0; i < 1000; i++) {
      inventory.codeSource("file:/lib/" + i + ".jar");
    }
  }
}
