package io.narrows.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.narrows.engine.browser.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page as a person meets it: small or dark, by keyboard, by screen reader. */
@Timeout(600)
class PageTest {
  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static Browser browser;
  private static String address;

  /** Text whose contrast with what is behind it is less than the WCAG's 4.5. */
  private static final String FAINT =
      """
      (() => {
        const canvas = document.createElement("canvas").getContext("2d");
        const rgb = color => {
          canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
          return canvas.getImageData(0, 0, 1, 1).data;
        };
        const light = c => [0, 1, 2].map(i => c[i] / 255)
          .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = e => {
          for (; e; e = e.parentElement) {
            const c = getComputedStyle(e).backgroundColor;
            if (rgb(c)[3] === 255) return c;
          }
          return "white";
        };
        const faint = [];
        for (const e of document.querySelectorAll("body *")) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
          if (!own || !e.checkVisibility()) continue;
          const [a, b] = [light(rgb(getComputedStyle(e).color)), light(rgb(behind(e)))];
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (contrast < 4.5) faint.push(contrast.toFixed(2) + " " + e.textContent.slice(0, 40));
        }
        return faint;
      })()
      """;

  @BeforeAll
  static void open() throws Exception {
    Path page = Path.of("target", "reports", "page.html").toAbsolutePath();
    Files.createDirectories(page.getParent());
    Files.writeString(page, new Shop().open(3_000).reports().html());
    address = page.toUri().toString();
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void go(int width, boolean dark) throws Exception {
    browser.size(width, 900);
    browser.dark(dark);
    browser.go(address);
    browser.eval("document.querySelectorAll('details').forEach(it => it.open = true)");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  @Test
  void page_asksForNothingElse() throws Exception {
    go(1_200, false);

    assertThat(browser.requested).containsExactly(address);
  }

  @Test
  void page_fitsIntoFourHundredPixels() throws Exception {
    go(400, false);

    assertThat(browser.eval("document.documentElement.scrollWidth").asInt()).isEqualTo(400);
    Files.write(Path.of("target", "reports", "page-400.png"), browser.screenshot());
  }

  /** All four columns of an example are seen at once, and are a table all the same. */
  @Test
  void example_needsNoSidewaysScrollingOnFourHundredPixels() throws Exception {
    go(400, false);

    String hidden = "[...document.querySelectorAll('.scroll')].filter(it => it.querySelector";
    assertThat(browser.eval(hidden + "('.waterfall')).map(it => it.scrollWidth - it.clientWidth)"))
        .isNotEmpty()
        .allMatch(pixels -> pixels.asInt() == 0);
    assertThat(browser.accessible())
        .anyMatch(it -> it.startsWith("columnheader On the critical path"))
        .anyMatch(it -> it.startsWith("rowheader ") && it.contains(" × db execute"));
  }

  @Test
  void text_hasContrastInLightAndDark() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      go(1_200, dark);
      assertThat(texts(browser.eval(FAINT))).as(dark ? "dark" : "light").isEmpty();
      Path picture = Path.of("target", "reports", dark ? "page-dark.png" : "page-light.png");
      Files.write(picture, browser.screenshot());
    }
    go(1_200, false);
    JsonNode light = browser.eval("getComputedStyle(document.body).backgroundColor");
    go(1_200, true);
    assertThat(browser.eval("getComputedStyle(document.body).backgroundColor")).isNotEqualTo(light);
  }

  @Test
  void headings_leaveOutNoLevel() throws Exception {
    go(1_200, false);
    int before = 0;
    String levels = "[...document.querySelectorAll('h1,h2,h3,h4')].map(it => it.tagName[1])";
    for (JsonNode level : browser.eval(levels)) {
      assertThat(level.asInt()).isLessThanOrEqualTo(before + 1);
      before = level.asInt();
    }
    assertThat(browser.eval("document.querySelectorAll('h1').length").asInt()).isOne();
  }

  @Test
  void screenReader_isToldOfLandmarksBarsAndTables() throws Exception {
    go(1_200, false);

    assertThat(browser.accessible())
        .contains("main ", "heading What to fix", "region What to fix")
        .contains("heading N+1 query in GET /customers/{id}/orders")
        .anyMatch(it -> it.startsWith("banner"))
        .anyMatch(it -> it.startsWith("contentinfo"))
        .anyMatch(it -> it.startsWith("image db execute ") && it.contains("%"))
        .anyMatch(it -> it.startsWith("columnheader On the critical path"))
        .anyMatch(it -> it.startsWith("rowheader ") && it.contains(" × db execute"));
    assertThat(texts(browser.eval("[...document.querySelectorAll('[id]')].map(it => it.id)")))
        .doesNotHaveDuplicates();
  }

  @Test
  void severityAndPath_areSaidInWordsToo() throws Exception {
    go(1_200, false);

    assertThat(
            browser.eval("document.querySelector('.finding.major .severity').innerText").asText())
        .isEqualToIgnoringCase("major");
    String cells = "[...document.querySelectorAll('.waterfall tr')].slice(1).map(row => ";
    for (JsonNode row :
        browser.eval(cells + "[!!row.querySelector('.off'), row.lastChild.innerText])")) {
      assertThat(row.get(1).asText().equals("–")).isEqualTo(row.get(0).asBoolean());
    }
  }

  @Test
  void keyboard_reachesAndOpensEverything() throws Exception {
    browser.size(1_200, 900);
    browser.go(address);
    String focus = "document.activeElement.tagName + ' ' + document.activeElement.innerText";
    browser.press("Tab", TAB);
    assertThat(browser.eval(focus).asText()).isEqualTo("A To the content");
    int summaries = browser.eval("document.querySelectorAll('summary').length").asInt();
    int reached = 0;
    String visible =
        "[...document.querySelectorAll('summary')].filter(it => it.checkVisibility()).length";
    int shown = browser.eval(visible).asInt();
    for (int i = 0; i < 60 && reached < shown; i++) {
      browser.press("Tab", TAB);
      if (browser.eval(focus).asText().startsWith("SUMMARY")) {
        reached++;
        assertThat(browser.eval("getComputedStyle(document.activeElement).outlineStyle").asText())
            .isEqualTo("solid");
      }
    }
    assertThat(reached).isEqualTo(shown).isLessThanOrEqualTo(summaries);
    boolean open = browser.eval("document.activeElement.parentElement.open").asBoolean();
    browser.press("Enter", ENTER);
    browser.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    assertThat(browser.eval("document.activeElement.parentElement.open").asBoolean())
        .isEqualTo(!open);
  }
}
