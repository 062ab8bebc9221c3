package io.narrows.dashboards.board;

import static io.narrows.dashboards.panel.Panel.series;
import static io.narrows.dashboards.panel.Panel.stat;
import static io.narrows.dashboards.panel.Panel.states;

import io.narrows.dashboards.panel.Dashboard;
import io.narrows.dashboards.panel.Links;
import io.narrows.dashboards.panel.Panel;
import io.narrows.dashboards.panel.Table;
import io.narrows.dashboards.panel.Variable;

/** What is left of each error budget, how fast it goes, and what takes it. */
final class ErrorBudgets {
  private static final String SERVICE = "{slo_service=~\"$service\"}";
  private static final String ONE = "{slo_id=~\"$slo\"}";
  private static final String REMAINING = "slo:period_error_budget_remaining:ratio";
  private static final String BUDGET = " / on(slo_id) group_left() slo:error_budget:ratio" + ONE;

  private ErrorBudgets() {}

  static Dashboard dashboard() {
    Dashboard board =
        new Dashboard(
                Boards.SLO,
                "Narrows / Error budgets",
                "Service level objectives: what is left, how fast it goes, what takes it.")
            .variable(
                Variable.values(
                    "slo",
                    "Objective",
                    "label_values(slo:objective:ratio" + SERVICE + ", slo_id)",
                    ".+"));
    board.row("All objectives").add(all());
    one(board.row("Selected: $slo"));
    board.row("What burns the budget").add(culprits());
    board
        .closedRow("Bad requests (needs Tempo)")
        .add(
            Table.traces(
                    "Bad requests",
                    "{ resource.service.name =~ \"$service\" && kind = server && (status = error ||"
                        + " duration > 250ms) } | select(span.http.route,"
                        + " span.http.response.status_code)",
                    "traces",
                    20)
                .about(
                    "Failed, or slower than 250 ms; change the bound to that of the objective."));
    return board;
  }

  private static Panel all() {
    String by = "max by (slo_service, slo_name, slo_id) ";
    return Table.of(
            "All objectives", "slo_service", "Service", "slo_name", "Objective", "slo_id", "Id")
        .about("The one with most budget spent first. Red: more than three quarters are gone.")
        .column("Budget spent", "percentunit", by + "(1 - " + REMAINING + SERVICE + ")")
        .column("Goal", "percentunit", by + "(slo:objective:ratio" + SERVICE + ")")
        .column(
            "Good in the period",
            "percentunit",
            by
                + "(1 - (1 - "
                + REMAINING
                + SERVICE
                + ") * on(slo_id, slo_service, slo_name)"
                + " slo:error_budget:ratio"
                + SERVICE
                + ")")
        .column("Burn rate now", "short", by + "(slo:current_burn_rate:ratio" + SERVICE + ")")
        .column(
            "Alerts",
            "short",
            "count by (slo_service, slo_name, slo_id) (ALERTS{alertstate=\"firing\",slo_service=~"
                + "\"$service\"})")
        .colored("Budget spent", 0.5, 0.75)
        .colored("Burn rate now", 1, 6)
        .colored("Alerts", 1, 1)
        .linked("Id", Links.board("This objective", Boards.SLO, "slo", "Id"))
        .size(24, 6);
  }

  private static void one(Dashboard board) {
    String left = "min by (slo_id) (" + REMAINING + ONE + ")";
    board.add(
        stat("Goal")
            .about("The share of good events that was promised.")
            .unit("percentunit")
            .query("slo:objective:ratio" + ONE, "{{slo_id}}")
            .option("colorMode", "none")
            .option("graphMode", "none")
            .size(6, 4),
        stat("Good in the period")
            .about("Compare with the goal.")
            .unit("percentunit")
            .query(
                "1 - (1 - " + left + ") * on(slo_id) group_left() slo:error_budget:ratio" + ONE,
                "{{slo_id}}")
            .option("colorMode", "none")
            .size(6, 4),
        stat("Budget left")
            .about("Red: less than a quarter. Below zero the objective is missed.")
            .unit("percentunit")
            .least(0.25, 0.5)
            .query(left, "{{slo_id}}")
            .size(6, 4),
        stat("Days until it is gone")
            .about("At the burn of the last six hours. 0: it is gone. Red: three days.")
            .unit("d")
            .least(3, 14)
            .query(
                "clamp_min("
                    + left
                    + ", 0) * 30 / on(slo_id) ((slo:sli_error:ratio_rate6h"
                    + ONE
                    + BUDGET
                    + ") > 0)",
                "{{slo_id}}")
            .noValue("nothing burns")
            .size(6, 4),
        series("Burn rate by window")
            .about(
                "1 spends the budget evenly. A page needs 14.4 over 1 h and 5 m, or 6 over 6 h"
                    + " and 30 m; a ticket 3 over a day, or 1 over three. Red: it pages.")
            .unit("short")
            .limits(6, 14.4)
            .query("slo:sli_error:ratio_rate5m" + ONE + BUDGET, "{{slo_id}} 5m")
            .query("slo:sli_error:ratio_rate1h" + ONE + BUDGET, "{{slo_id}} 1h")
            .query("slo:sli_error:ratio_rate6h" + ONE + BUDGET, "{{slo_id}} 6h")
            .query("slo:sli_error:ratio_rate3d" + ONE + BUDGET, "{{slo_id}} 3d"),
        series("Budget burn-down")
            .about("Of the last 30 days. A step is an outage, a slope is how the service is.")
            .unit("percentunit")
            .query(REMAINING + ONE, "{{slo_id}}")
            .over("30d"),
        series("Good and bad events")
            .about("Few events: a single bad one is many percent, and the alert waits for five.")
            .unit("reqps")
            .query("slo:sli_total:rate5m" + ONE + " - slo:sli_bad:rate5m" + ONE, "{{slo_id}} good")
            .query("slo:sli_bad:rate5m" + ONE, "{{slo_id}} bad"),
        states("Alerts")
            .about("Red: pending or firing. Its runbook is linked in the alert.")
            .unit("short")
            .limits(1, 1)
            .query(
                "max by (alertname, slo_id, severity) (ALERTS{slo_id=~\"$slo\"})",
                "{{slo_id}} {{alertname}} {{severity}}"));
  }

  private static Panel culprits() {
    return Table.of(
            "What burns the budget",
            "narrows_finding_type",
            "Finding",
            "narrows_finding_location",
            "Where",
            "http_route",
            "Route")
        .about("Findings of the same services: the first row is what a fix would give back.")
        .column(
            "Lost",
            "s",
            "topk(10, sum by (narrows_finding_type,narrows_finding_location,http_route)"
                + " ("
                + Gained.of("narrows_finding_impact_seconds_total{$S}")
                + "))")
        .worded("Finding", FindingType.words())
        .linked(
            "Route",
            Links.board("Service overview", Boards.SERVICE, "route", "Route"),
            Links.traces("span.http.route", "Route"))
        .empty("No finding")
        .size(24, 6);
  }
}
