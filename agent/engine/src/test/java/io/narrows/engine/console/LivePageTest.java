package io.narrows.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.browser.Browser;
import io.narrows.engine.control.ReportSource;
import io.narrows.engine.recording.Clock;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The console in a browser: it brings what is new and leaves the reader where he is. */
@Timeout(600)
class LivePageTest {
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Console console =
      new Console(new Log(Level.OFF, System.err), new Page(), Clock.SYSTEM);
  private final Thread drain = new Thread(this::tick, "drain");
  private Browser browser;

  /** A page that says how often it was made. */
  private final class Page implements ReportSource {
    @Override
    public boolean hasData() {
      return true;
    }

    @Override
    public String text(boolean all) {
      return "";
    }

    @Override
    public String json() {
      return "{}";
    }

    @Override
    public String html() {
      return """
          <!DOCTYPE html><html lang="en"><head><title>x</title></head><body>
          <header><h1>shop</h1></header><main id="main">
          <section aria-labelledby="findings"><article id="a">
          <details class="example"><summary><span class="name">of %d ms</span></summary>p</details>
          </article><article id="b">
          <details class="example"><summary><span class="name">of 2 ms</span></summary>p</details>
          </article></section><section aria-labelledby="pools">
          <div class="scroll" style="width:9rem;overflow-x:auto"><p style="width:90rem">w</p></div>
          </section><p id="made">%d</p></main><footer></footer></body></html>"""
          .formatted(100 + made.get(), made.incrementAndGet());
    }
  }

  private void tick() {
    while (running.get()) {
      console.tick(System.nanoTime());
      LockSupport.parkNanos(10_000_000);
    }
  }

  @BeforeEach
  void open() throws Exception {
    console.open(0);
    drain.start();
    browser = Browser.open();
    browser.go("http://127.0.0.1:" + console.port() + "/");
  }

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    running.set(false);
    drain.join();
    console.close();
  }

  /** As if ten seconds had passed; two have to, for a page that is new. */
  private void refresh() throws Exception {
    int before = made.get();
    browser.eval(
        "(async () => { while (document.querySelector('#made').innerText == "
            + before
            + ") { await refresh(); await new Promise(done => setTimeout(done, 200)); } })()");
  }

  @Test
  void refresh_bringsWhatIsNewAndKeepsWhatIsOpen() throws Exception {
    assertThat(browser.eval("document.querySelector('#made').innerText").asInt()).isEqualTo(1);
    browser.eval("document.querySelector('#a details').open = true");
    browser.eval("document.querySelector('#b summary').focus()");
    refresh();

    assertThat(browser.eval("document.querySelector('#made').innerText").asInt()).isGreaterThan(1);
    assertThat(browser.eval("document.querySelector('#a details').open").asBoolean()).isTrue();
    assertThat(browser.eval("document.querySelector('#b details').open").asBoolean()).isFalse();
    assertThat(browser.eval("document.activeElement.closest('article').id").asText())
        .isEqualTo("b");
    String own = "http://127.0.0.1:" + console.port() + "/";
    assertThat(browser.requested).allMatch(address -> address.startsWith(own));
  }

  @Test
  void refresh_leavesAWideTableWhereItWasMovedTo() throws Exception {
    browser.eval("document.querySelector('.scroll').scrollLeft = 150");
    refresh();

    assertThat(browser.eval("document.querySelector('.scroll').scrollLeft").asInt()).isEqualTo(150);
  }

  @Test
  void reader_canStopIt() throws Exception {
    browser.eval("document.querySelector('.live button').click()");

    assertThat(browser.accessible()).anyMatch(it -> it.startsWith("button Pause"));
    assertThat(browser.eval("document.querySelector('.live button').ariaPressed").asText())
        .isEqualTo("true");
    assertThat(browser.eval("document.querySelector('.live span').innerText").asText())
        .isEqualTo("Paused");
  }
}
