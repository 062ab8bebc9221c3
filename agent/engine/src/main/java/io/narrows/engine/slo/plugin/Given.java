package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.HistogramForm;
import io.narrows.engine.slo.yaml.Node;
import io.narrows.engine.slo.yaml.Refusal;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The options that a file gives to a plugin. */
final class Given {
  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|)");
  static final String HISTOGRAM = "histogram";

  private static final String ACCEPTED = "a duration such as 250ms or 0.25s";

  private final Node plugin;
  private final @Nullable Node options;

  Given(Node plugin, @Nullable Node options) {
    this.plugin = plugin;
    this.options = options;
  }

  private @Nullable Node find(String option) throws Refusal {
    return options == null ? null : options.find(option);
  }

  private Node get(String option) throws Refusal {
    Node found = find(option);
    if (found == null) {
      throw new Refusal(
          plugin.place(), "option " + option + " is missing", "options: {" + option + ": ...}");
    }
    return found;
  }

  String text(String option) throws Refusal {
    return get(option).text();
  }

  /** A regular expression, which has to match the whole of a label; null when not given. */
  @Nullable String pattern(String option) throws Refusal {
    Node found = find(option);
    if (found == null) {
      return null;
    }
    try {
      Pattern.compile(found.text());
    } catch (PatternSyntaxException broken) {
      throw found.refuse("a regular expression (" + broken.getDescription() + ")");
    }
    return found.text();
  }

  /** These, in the form in which Prometheus has them. */
  Histograms histograms(Durations of) throws Refusal {
    Node found = find(HISTOGRAM);
    HistogramForm form = found == null ? HistogramForm.CLASSIC : HistogramForm.of(found.text());
    if (found != null && form == null) {
      throw found.refuse(HistogramForm.NAMES);
    }
    return new Histograms(of, form);
  }

  /** A duration; where buckets are read, one at which one ends or can be made to end. */
  double threshold(Histograms histograms) throws Refusal {
    Durations of = histograms.durations();
    Node found = get("threshold");
    Matcher matcher = DURATION.matcher(found.text().strip());
    if (!matcher.matches()) {
      throw found.refuse(ACCEPTED);
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    double seconds =
        (matcher.group(2).equals("ms") ? number.movePointLeft(3) : number).doubleValue();
    if (seconds < 0.001 || seconds > 3_600) {
      throw found.refuse(ACCEPTED + ", from 1ms to one hour");
    }
    if (histograms.form().isClassic() && !of.has(seconds) && !of.isExtensible()) {
      throw found.refuse("a bound of " + of.buckets() + " in seconds: " + of.bounds());
    }
    return seconds;
  }
}
