package io.narrows.instrumentation.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.instrumentation.Instrumentations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeaveTableTest {
  @Test
  void table_ofTheWholeList_saysTheSame() {
    List<Instrumentation> read = WeaveTable.read(WeaveTable.write(Instrumentations.all()));

    assertThat(described(read))
        .isEqualTo(described(Instrumentations.all()))
        .hasSizeGreaterThan(100);
  }

  private static List<String> described(List<Instrumentation> instrumentations) {
    List<String> lines = new ArrayList<>();
    for (Instrumentation each : instrumentations) {
      lines.add(each.name());
      for (Weave weave : each.weaves()) {
        lines.add(
            weave.isByName()
                + " "
                + weave.types()
                + weave.isAttachable()
                + "'"
                + weave.mentioned()
                + "'");
        for (Weave.Join join : weave.joins()) {
          lines.add(join.method + "'" + join.descriptorPrefix + "'" + join.advice);
        }
      }
    }
    return lines;
  }
}
