package io.narrows.engine.report;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.Sites;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parts of sentences that all forms of the report share. */
final class Say {
  private Say() {}

  /** Where most of it was issued, in the form that consoles turn into a link; or null. */
  static @Nullable String location(List<Sites.Seen> sites) {
    if (sites.isEmpty()) {
      return null;
    }
    CallSite site = sites.get(0).site();
    String through = site.hop() == null ? "" : " through " + site.hop();
    return site.file() == null || site.line() < 0
        ? site.method() + through
        : site.method() + " (" + site.location() + ")" + through;
  }

  /** What a fix saves, as a range and not more precisely than it is known. */
  static String gain(Finding finding) {
    return finding.saves() + " a request";
  }

  static String severity(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  static String impact(Finding finding) {
    return Units.percent(finding.impact()) + " of all request time";
  }

  /** The query, call, pool or executor of a finding; empty where it is the endpoint itself. */
  static String subject(@Nullable Signature signature) {
    if (signature == null) {
      return "";
    }
    boolean isCall = signature.kind() == Kind.HTTP_WAIT && !signature.target().isEmpty();
    return isCall ? signature.text() + " of " + signature.target() : signature.text();
  }
}
