package io.narrows.engine.report;

import io.narrows.engine.analysis.Exemplar;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.Waterfall;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.watch.Found;
import java.util.List;

/** The findings of the page: each a card that can be read on its own. */
final class FindingCards {
  private final Content content;
  private final Html html;

  FindingCards(Content content, Html html) {
    this.content = content;
    this.html = html;
  }

  void write() {
    List<Found> findings = content.causes();
    if (findings.isEmpty()) {
      return; // said in the head
    }
    html.raw("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">What to fix</h2>\n");
    int shown = Math.min(Content.SHOWN, findings.size());
    for (int i = 0; i < shown; i++) {
      card(findings.get(i), i == 0);
    }
    List<Found> more = findings.subList(shown, findings.size());
    if (!more.isEmpty()) {
      html.raw("<details class=\"more\">\n<summary><span class=\"name\">")
          .text(more.size() + " more")
          .raw("</span></summary>\n");
      more.forEach(found -> card(found, false));
      html.raw("</details>\n");
    }
    html.raw("</section>\n");
  }

  private void card(Found found, boolean open) {
    Finding finding = found.finding();
    html.raw("<article class=\"finding " + Say.severity(finding) + "\" id=\"")
        .text(finding.id())
        .raw("\">\n")
        .element("h3", finding.title())
        .raw("<p class=\"facts\"><b class=\"severity\">")
        .text(Say.severity(finding))
        .raw("</b> ")
        .text(Say.gain(finding, content.endpoint(finding)) + " · " + Say.standing(found))
        .raw("</p>\n");
    share(finding);
    String rescue = content.rescue(finding);
    if (!rescue.isEmpty()) {
      html.element("p", rescue).raw("\n");
    }
    subject(finding);
    reasons(finding);
    html.raw("<p><b>Fix</b> ")
        .text(finding.fix())
        .raw("</p>\n<p><b>Check after the fix</b> ")
        .text(finding.verify())
        .raw("</p>\n");
    effects(content.effects(finding));
    examples(html, "Traces: ", finding.exemplars());
    Waterfall waterfall = content.waterfalls().get(finding.id());
    if (waterfall != null) {
      new WaterfallTable(waterfall, html).write(open);
    }
    html.raw("</article>\n");
  }

  private void share(Finding finding) {
    if (finding.saving().isNone()) {
      return;
    }
    String percent = Units.percent(finding.shareOfEndpoint());
    int width = (int) Math.round(100 * Math.min(1, finding.shareOfEndpoint()));
    html.raw("<p class=\"share\"><span class=\"meter\" aria-hidden=\"true\"><span style=\"width:")
        .raw(width + "%\"></span></span> ")
        .text(percent + " of the time of " + finding.endpoint().name())
        .raw("</p>\n");
  }

  private void subject(Finding finding) {
    String subject = Say.subject(finding.signature());
    if (!subject.isEmpty()) {
      html.raw("<p>").element("code", subject).raw("</p>\n");
    }
    String location = Say.location(finding.sites());
    if (location != null) {
      html.raw("<p>at ").element("code", location).raw("</p>\n");
    }
  }

  private void reasons(Finding finding) {
    if (finding.evidence().isEmpty()) {
      return;
    }
    html.raw("<p class=\"why\"><b>Why we are sure</b></p>\n<ul>");
    finding.evidence().forEach(evidence -> html.element("li", evidence));
    html.raw("</ul>\n");
  }

  private void effects(List<Finding> effects) {
    if (effects.isEmpty()) {
      return;
    }
    html.raw("<p class=\"why\"><b>Follows from it</b></p>\n<ul>");
    effects.forEach(effect -> html.element("li", effect.title()));
    html.raw("</ul>\n");
  }

  static void examples(Html html, String title, List<Exemplar> slow) {
    if (slow.isEmpty()) {
      return;
    }
    html.raw("<p class=\"traces\">").text(title);
    for (Exemplar exemplar : slow) {
      html.element("code", exemplar.traceId())
          .text(" (" + Units.duration(exemplar.durationNanos()) + ") ");
    }
    html.raw("</p>\n");
  }
}
