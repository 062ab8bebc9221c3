package io.narrows.facts.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.facts.log.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void get_withoutAnythingGiven_isTheDefault() {
    Settings settings = read(null);

    assertThat(settings.get(Options.ENABLED)).isTrue();
    assertThat(settings.get(Options.MODE)).isEqualTo(Mode.PRODUCTION);
    assertThat(settings.get(Options.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.find(Options.REPORT)).isNull();
    assertThat(settings.problems()).isEmpty();
  }

  @Test
  void get_givenThreeTimes_prefersArgumentsThenPropertiesThenEnvironment() {
    environment.put("NARROWS_BUFFER", "256");
    environment.put("NARROWS_SLOW", "1s");
    environment.put("NARROWS_LOG", "off");
    properties.setProperty("narrows.buffer", "512");
    properties.setProperty("narrows.slow", "2s");

    Settings settings = read("buffer=1024");

    assertThat(settings.get(Options.BUFFER)).isEqualTo(1024);
    assertThat(settings.get(Options.SLOW)).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.get(Options.LOG)).isEqualTo(Level.OFF);
  }

  @Test
  void get_argumentWithOrWithoutPrefix_isTheSame() {
    assertThat(read("narrows.mode=dev").get(Options.MODE)).isEqualTo(Mode.DEV);
    assertThat(read(" mode=dev , report=a/b.html").find(Options.REPORT))
        .isEqualTo(Path.of("a/b.html"));
  }

  @Test
  void problems_ofMalformedValue_nameSettingValueAndAccepted() {
    properties.setProperty("narrows.shutdown.timeout", "soon");

    Settings settings = read(null);

    assertThat(settings.problems())
        .containsExactly(
            "setting narrows.shutdown.timeout=soon: accepted is a time up to a day such as 500ms,"
                + " 3s or 2m; 3s is used");
    assertThat(settings.get(Options.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void problems_ofUnknownSetting_nameWhatExists() {
    environment.put("NARROWS_REPROT", "x");

    assertThat(read(null).problems())
        .singleElement()
        .asString()
        .startsWith(
            "setting NARROWS_REPROT=x is unknown: accepted are baseline, buffer, console, control,")
        .endsWith("instrumentation.NAME.enabled; ignored");
  }

  @Test
  void problems_ofArgumentThatIsNoPair_areOneLine() {
    assertThat(read("what\never").problems())
        .containsExactly("agent argument what?ever: accepted is key=value,key=value; ignored");
  }

  @Test
  void problems_ofLongValue_areShort() {
    assertThat(read("mode=" + "x".repeat(10_000)).problems().get(0)).hasSizeLessThan(200);
  }

  @Test
  void problems_ofKubernetesServiceVariables_areNone() {
    environment.put("NARROWS_SERVICE_HOST", "10.0.0.1");
    environment.put("NARROWS_PORT", "tcp://10.0.0.1:80");
    environment.put("NARROWS_PORT_80_TCP_ADDR", "10.0.0.1");

    assertThat(read(null).problems()).isEmpty();
  }

  @Test
  void isEnabled_switchedOffByAnySource_isFalse() {
    environment.put("NARROWS_INSTRUMENTATION_JDK_SERVER_ENABLED", "false");
    properties.setProperty("narrows.instrumentation.jdbc.enabled", "false");

    Settings settings = read("instrumentation.servlet.enabled=maybe");

    assertThat(settings.isEnabled("jdk-server")).isFalse();
    assertThat(settings.isEnabled("jdbc")).isFalse();
    assertThat(settings.isEnabled("servlet")).isTrue();
    assertThat(settings.switchedInstrumentations()).containsOnly("jdk-server", "jdbc");
    assertThat(settings.problems()).hasSize(1);
  }

  @Test
  void exclude_isAListOfBeginnings() {
    properties.setProperty("narrows.exclude", "com.acme.*, org.foo.Bar");

    assertThat(read(null).get(Options.EXCLUDE)).containsExactly("com.acme.", "org.foo.Bar");
    assertThat(read("exclude=com acme").problems()).hasSize(1);
  }

  @Test
  void otel_prefersArgumentsThenPropertiesThenEnvironment() {
    environment.put("OTEL_SERVICE_NAME", "from-environment");
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", " ");
    assertThat(read(null).otel("otel.service.name")).isEqualTo("from-environment");
    assertThat(read(null).otel("otel.exporter.otlp.endpoint")).isNull();

    properties.setProperty("otel.service.name", "from-properties");
    assertThat(read(null).otel("otel.service.name")).isEqualTo("from-properties");

    Settings settings = read("otel.service.name=from-arguments");
    assertThat(settings.otel("otel.service.name")).isEqualTo("from-arguments");
    assertThat(settings.otelArguments()).containsEntry("otel.service.name", "from-arguments");
  }

  @Test
  void sampling_readsTheSixSamplers() {
    assertThat(sampling("always_on", null)).isEqualTo(new Sampling(1, false));
    assertThat(sampling("always_off", null)).isEqualTo(new Sampling(0, false));
    assertThat(sampling("traceidratio", "0.25")).isEqualTo(new Sampling(0.25, false));
    assertThat(sampling("parentbased_always_on", null)).isEqualTo(Sampling.DEFAULT);
    assertThat(sampling("parentbased_always_off", null)).isEqualTo(new Sampling(0, true));
    assertThat(sampling("parentbased_traceidratio", "0.5")).isEqualTo(new Sampling(0.5, true));
  }

  @Test
  void sampling_ofAnotherSampler_isRefusedInOneLine() {
    properties.setProperty("otel.traces.sampler", "jaeger_remote");

    Settings settings = read(null);

    assertThat(settings.sampling()).isEqualTo(Sampling.DEFAULT);
    assertThat(settings.problems())
        .containsExactly(
            "setting otel.traces.sampler=jaeger_remote: accepted is always_on, always_off,"
                + " traceidratio, and each with parentbased_ before it; parentbased_always_on is"
                + " used");
  }

  @Test
  void sampling_ofMalformedRatio_samplesAll() {
    assertThat(sampling("traceidratio", "2")).isEqualTo(new Sampling(1, false));
    assertThat(sampling("traceidratio", "NaN")).isEqualTo(new Sampling(1, false));
    assertThat(sampling("traceidratio", "half")).isEqualTo(new Sampling(1, false));
    assertThat(read(null).problems()).hasSize(1);
  }

  @Test
  void propagators_readTheFourAndNone() {
    assertThat(propagators("b3, b3multi")).isEqualTo(new Propagators(List.of("b3", "b3multi")));
    assertThat(propagators("none")).isEqualTo(new Propagators(List.of()));
    assertThat(propagators("tracecontext")).isEqualTo(new Propagators(List.of("tracecontext")));
  }

  @Test
  void propagators_ofAnother_areRefusedInOneLine() {
    assertThat(propagators("tracecontext,xray")).isEqualTo(Propagators.DEFAULT);
    assertThat(read(null).problems())
        .singleElement()
        .asString()
        .startsWith("setting otel.propagators=tracecontext,xray: accepted is a list of");
  }

  @Test
  void histograms_readTheTwo_inAnyCase() {
    assertThat(read(null).histograms()).isEqualTo(HistogramAggregation.EXPLICIT_BUCKET_HISTOGRAM);
    assertThat(histograms("base2_exponential_bucket_histogram").isExponential()).isTrue();
    assertThat(histograms("BASE2_EXPONENTIAL_BUCKET_HISTOGRAM").isExponential()).isTrue();
    assertThat(histograms("EXPLICIT_BUCKET_HISTOGRAM").isExponential()).isFalse();
  }

  @Test
  void histograms_ofAnother_areRefusedInOneLine() {
    assertThat(histograms("summary")).isEqualTo(HistogramAggregation.DEFAULT);
    assertThat(read(null).problems())
        .containsExactly(
            "setting otel.exporter.otlp.metrics.default.histogram.aggregation=summary: accepted is"
                + " EXPLICIT_BUCKET_HISTOGRAM, BASE2_EXPONENTIAL_BUCKET_HISTOGRAM;"
                + " EXPLICIT_BUCKET_HISTOGRAM is used");
  }

  private HistogramAggregation histograms(String text) {
    properties.setProperty(HistogramAggregation.SETTING, text);
    return read(null).histograms();
  }

  private Propagators propagators(String text) {
    properties.setProperty("otel.propagators", text);
    return read(null).propagators();
  }

  private Sampling sampling(String sampler, String argument) {
    properties.setProperty("otel.traces.sampler", sampler);
    if (argument != null) {
      properties.setProperty("otel.traces.sampler.arg", argument);
    }
    return read(null).sampling();
  }

  private Settings read(String arguments) {
    return Settings.read(arguments, properties, environment);
  }
}
