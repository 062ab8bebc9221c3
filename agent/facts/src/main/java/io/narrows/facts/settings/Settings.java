package io.narrows.facts.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this run, read once: the agent's arguments win over system properties, and these
 * over the environment. What is wrong in them stands in {@link #problems()}.
 */
public final class Settings {
  private final Sources sources;
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final Map<String, Boolean> instrumentations = new HashMap<>();
  private final List<String> problems;
  private final Sampling sampling;
  private final Propagators propagators;
  private final HistogramAggregation histograms;

  private Settings(Sources sources, List<String> problems) {
    this.sources = sources;
    this.problems = problems;
    sampling =
        Sampling.read(otel("otel.traces.sampler"), otel("otel.traces.sampler.arg"), problems);
    propagators = Propagators.read(otel("otel.propagators"), problems);
    histograms = HistogramAggregation.read(otel(HistogramAggregation.SETTING), problems);
  }

  /**
   * @param arguments what follows the {@code =} of {@code -javaagent:narrows.jar=}
   */
  public static Settings read(
      @Nullable String arguments, Properties properties, Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    Sources sources = Sources.of(arguments, properties, environment, problems);
    Settings settings = new Settings(sources, problems);
    settings.readAll();
    return settings;
  }

  /** Nothing but defaults. */
  public static Settings defaults() {
    return read(null, new Properties(), Collections.emptyMap());
  }

  /** The value of a setting that has a default. */
  public <T> T get(Setting<T> setting) {
    return Objects.requireNonNull(find(setting), setting.name());
  }

  /** The value of a setting, or null where it has none and no default. */
  @SuppressWarnings("unchecked") // what parse of the same setting returned
  public <T> @Nullable T find(Setting<T> setting) {
    Object value = values.get(setting);
    return value == null ? setting.defaultValue() : (T) value;
  }

  /** Whether an instrumentation is wanted; it is unless switched off. */
  public boolean isEnabled(String instrumentation) {
    Boolean wanted = instrumentations.get(instrumentation.replace('_', '-'));
    return wanted == null || wanted;
  }

  /** The instrumentations that were switched on or off by name: the weaver knows which exist. */
  public List<String> switchedInstrumentations() {
    return new ArrayList<>(instrumentations.keySet());
  }

  /**
   * A setting of OpenTelemetry's, for example {@code otel.service.name}, from the agent's
   * arguments, the system properties or the environment; null when not given or empty.
   */
  public @Nullable String otel(String name) {
    return sources.otel(name);
  }

  /** The {@code otel.*} settings among the agent's arguments. */
  public Map<String, String> otelArguments() {
    return sources.otelArguments();
  }

  /** The sampler as {@code OTEL_TRACES_SAMPLER} names it. */
  public Sampling sampling() {
    return sampling;
  }

  /** The propagators as {@code OTEL_PROPAGATORS} names them. */
  public Propagators propagators() {
    return propagators;
  }

  /** How histograms leave the process over OTLP. */
  public HistogramAggregation histograms() {
    return histograms;
  }

  /** One line for each mistake: the setting, its value, and what is accepted. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  private void readAll() {
    Map<String, Setting<?>> known = new HashMap<>();
    for (Setting<?> setting : Options.all()) {
      known.put(setting.name(), setting);
    }
    for (Given given : sources.given()) {
      Setting<?> setting = known.get(given.name());
      String instrumentation = given.instrumentation();
      if (setting != null) {
        read(setting, given);
      } else if (instrumentation != null) {
        readSwitch(instrumentation, given);
      } else {
        problems.add(Problem.unknown(given, known.keySet()));
      }
    }
  }

  private void read(Setting<?> setting, Given given) {
    if (values.containsKey(setting)) {
      return; // given by a source that wins
    }
    Object value = setting.parse(given.value());
    if (value == null) {
      problems.add(Problem.malformed(given, setting.accepted(), setting.defaultText()));
    } else {
      values.put(setting, value);
    }
  }

  private void readSwitch(String instrumentation, Given given) {
    Type.Flag type = new Type.Flag();
    Boolean wanted = type.parse(given.value());
    if (wanted == null) {
      problems.add(Problem.malformed(given, type.accepted(), "true"));
    } else {
      instrumentations.putIfAbsent(instrumentation, wanted);
    }
  }
}
