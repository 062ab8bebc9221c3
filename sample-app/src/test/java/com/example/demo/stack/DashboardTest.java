package com.example.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.demo.DemoException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DashboardTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void query_ofAPanel_hasNoVariableLeft() throws Exception {
    String query = Dashboard.read(ROOT, "narrows-slow-queries").query("Query digest", 90);

    assertThat(query).startsWith("topk(20, ").contains("[90s]").doesNotContain("$");
  }

  @Test
  void panel_thatIsNotThere_isNamed() throws Exception {
    Dashboard dashboard = Dashboard.read(ROOT, "narrows-bottlenecks");

    assertThatThrownBy(() -> dashboard.query("Nothing", 1))
        .isInstanceOf(DemoException.class)
        .hasMessage("narrows-bottlenecks has no panel Nothing");
  }
}
