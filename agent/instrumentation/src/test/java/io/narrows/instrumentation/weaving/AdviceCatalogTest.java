package io.narrows.instrumentation.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.bootstrap.Probe;
import io.narrows.instrumentation.Instrumentations;
import net.bytebuddy.asm.Advice;
import org.junit.jupiter.api.Test;

class AdviceCatalogTest {
  private final AdviceCatalog catalog = new AdviceCatalog();

  @Test
  void advice_ofTheWholeList_isReadOnce() {
    for (Instrumentation each : Instrumentations.all()) {
      for (Weave weave : each.weaves()) {
        for (Class<?> advice : weave.adviceClasses()) {
          io.narrows.instrumentation.weaving.Advice read = catalog.of(advice.getName());
          assertThat(read.enter == null && read.exit == null).as(advice.getName()).isFalse();
          assertThat(catalog.of(advice.getName())).isSameAs(read);
        }
      }
    }
  }

  @Test
  void advice_thatTakesWhatIsNotGiven_isRefused() {
    assertThatThrownBy(() -> catalog.of(Named.class.getName()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("takes what cannot be given");
  }

  static final class Named {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Origin String name) {
      Probe.withdrawn(name);
    }
  }
}
