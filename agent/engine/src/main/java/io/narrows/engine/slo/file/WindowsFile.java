package io.narrows.engine.slo.file;

import io.narrows.engine.slo.Windows;
import io.narrows.engine.slo.yaml.Node;
import io.narrows.engine.slo.yaml.Refusal;
import io.narrows.engine.slo.yaml.YamlFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Sloth's {@code kind: AlertWindows}. */
public final class WindowsFile {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhdw])");

  private WindowsFile() {}

  public static Windows read(Path file) throws IOException, Refusal {
    List<Node> documents = YamlFile.read(file);
    if (documents.size() != 1) {
      throw new Refusal(file.toString(), documents.size() + " documents", "one");
    }
    return read(documents.get(0));
  }

  private static Windows read(Node document) throws Refusal {
    document.allowOnly("apiVersion", "kind", "spec");
    if (!document.get("kind").text().equals("AlertWindows")) {
      throw document.get("kind").refuse("AlertWindows");
    }
    Node spec = document.get("spec");
    spec.allowOnly("sloPeriod", "page", "ticket");
    Node period = spec.get("sloPeriod");
    if (seconds(period) % 86_400 != 0) {
      throw period.refuse("whole days");
    }
    Node page = spec.get("page");
    Node ticket = spec.get("ticket");
    return new Windows(
        (int) (seconds(period) / 86_400),
        tier(page.get("quick")),
        tier(page.get("slow")),
        tier(ticket.get("quick")),
        tier(ticket.get("slow")));
  }

  private static Windows.Tier tier(Node tier) throws Refusal {
    tier.allowOnly("errorBudgetPercent", "shortWindow", "longWindow");
    Node percent = tier.get("errorBudgetPercent");
    String accepted = "a number above 0, at most 100";
    BigDecimal budget = percent.number(accepted);
    if (budget.signum() <= 0 || budget.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw percent.refuse(accepted);
    }
    long shortSeconds = seconds(tier.get("shortWindow"));
    Node longWindow = tier.get("longWindow");
    if (seconds(longWindow) <= shortSeconds) {
      throw longWindow.refuse("more than the short window");
    }
    return new Windows.Tier(budget, shortSeconds, seconds(longWindow));
  }

  private static long seconds(Node duration) throws Refusal {
    Matcher matcher = DURATION.matcher(duration.text().strip());
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw duration.refuse("a duration such as 5m, 6h, 3d or 4w");
    }
    long unit =
        switch (matcher.group(2)) {
          case "s" -> 1;
          case "m" -> 60;
          case "h" -> 3_600;
          case "d" -> 86_400;
          default -> 7 * 86_400;
        };
    return Long.parseLong(matcher.group(1)) * unit;
  }
}
