package io.narrows.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameNamesTest {
  @ParameterizedTest
  @CsvSource({
    "place, place",
    "lambda$place$0, place",
    "lambda$place$items$12, place$items",
    "lambda$new$0, <init>",
    "lambda$static$3, <clinit>",
    "place$lambda$1, place",
    "place$lambda-1$lambda-0, place",
    "place$default, place",
    "place$suspendImpl, place",
    "$anonfun$place$1, place",
    "$anonfun$place$1$adapted, place",
    "<init>, <init>"
  })
  void method_isTheOneInWhoseBodyTheFrameStands(String compiled, String written) {
    assertThat(FrameNames.method(compiled)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Orders, Orders",
    "com.acme.Orders$1, Orders",
    "com.acme.Orders$Line, Orders",
    "Orders, Orders",
    "com.acme.$Odd, $Odd"
  })
  void simple_isTheOutermostClass(String binary, String simple) {
    assertThat(FrameNames.simple(binary)).isEqualTo(simple);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Jdbc$$SpringCGLIB$$0, com.acme.Jdbc",
    "com.acme.Order$HibernateProxy$a1B2, com.acme.Order",
    "com.acme.Order$ByteBuddy$x, com.acme.Order",
    "com.acme.Order, com.acme.Order"
  })
  void original_isWhatAGeneratedClassWasMadeFrom(String generated, String original) {
    assertThat(FrameNames.original(generated)).isEqualTo(original);
  }
}
