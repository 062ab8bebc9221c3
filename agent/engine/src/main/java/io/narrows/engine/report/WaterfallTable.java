package io.narrows.engine.report;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Labels;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.Waterfall;
import io.narrows.engine.analysis.Waterfall.Bar;
import java.util.Locale;

/**
 * A request as a table with a bar in each row, so that it says in words what the bars show: what
 * was on the critical path is filled and has its time in the last column.
 */
final class WaterfallTable {
  private static final double PERCENT = 100;

  private final Waterfall waterfall;
  private final Html html;

  WaterfallTable(Waterfall waterfall, Html html) {
    this.waterfall = waterfall;
    this.html = html;
  }

  void write(boolean open) {
    html.raw(
            "<details class=\"example\""
                + (open ? " open=\"\"" : "")
                + ">\n<summary><span class=\"name\">An example of ")
        .text(Units.duration(waterfall.durationNanos()))
        .raw("</span> <span class=\"facts\">")
        .raw(waterfall.isKept() ? "trace " : "its trace was not sent: ")
        .element("code", waterfall.traceId())
        .raw("</span></summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
        .raw(" aria-label=\"An example request\">\n<table class=\"waterfall\">\n<thead><tr>")
        .raw("<th scope=\"col\">What</th><th scope=\"col\">When</th>")
        .raw("<th scope=\"col\" class=\"n\">Time</th>")
        .raw("<th scope=\"col\" class=\"n\">On the critical path</th></tr></thead>\n<tbody>\n");
    waterfall.bars().forEach(this::row);
    html.raw("</tbody>\n</table>\n</div>\n");
    if (waterfall.hidden() > 0) {
      html.element("p", "And " + waterfall.hidden() + " more.").raw("\n");
    }
    html.raw("</details>\n");
  }

  private void row(Bar bar) {
    html.raw("<tr><th scope=\"row\" style=\"padding-left:")
        .raw(String.format(Locale.ROOT, "%.1f", 0.6 + 0.9 * Math.min(bar.depth(), 8)))
        .raw("rem\">");
    if (bar.count() > 1) {
      html.element("b", Units.count(bar.count()) + " ×").raw(" ");
    }
    html.text(what(bar));
    if (!bar.text().isEmpty()) {
      html.raw(" ").element("code", TextPage.cut(bar.text(), 120));
    }
    html.raw("</th><td class=\"when\"><span class=\"track\"><span class=\"k-")
        .raw(bar.kind().name().toLowerCase(Locale.ROOT))
        .raw(bar.isOnPath() ? "" : " off")
        .raw(bar.count() > 1 ? " many" : "")
        .raw("\" style=\"left:" + left(bar) + "%;width:" + width(bar) + "%\"></span></span></td>")
        .number(Units.duration(bar.nanos()))
        .number(bar.isOnPath() ? Units.duration(bar.pathNanos()) : "–")
        .raw("</tr>\n");
  }

  private static String what(Bar bar) {
    if (bar.depth() == 0) {
      return "the request";
    }
    return bar.kind() == Kind.APP ? "on" : Labels.of(bar.kind());
  }

  private String left(Bar bar) {
    return percent(Math.max(0, bar.fromNanos()));
  }

  private String width(Bar bar) {
    long from = Math.max(0, bar.fromNanos());
    long to = Math.min(waterfall.durationNanos(), bar.toNanos());
    return percent(Math.max(0, to - from));
  }

  private String percent(long nanos) {
    double percent = PERCENT * nanos / Math.max(1, waterfall.durationNanos());
    return String.format(Locale.ROOT, "%.2f", Math.min(PERCENT, percent));
  }
}
