package io.narrows.dashboards.panel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is marked on the time axis of every dashboard. */
final class Annotations {
  private Annotations() {}

  static ObjectNode json() {
    ObjectNode annotations = Json.object();
    ArrayNode list = annotations.putArray("list");
    list.add(
        Json.of(
            "{'name':'Annotations & Alerts','builtIn':1,'type':'dashboard','enable':true,"
                + "'hide':true,'iconColor':'rgba(0, 211, 255, 1)',"
                + "'datasource':{'type':'grafana','uid':'-- Grafana --'}}"));
    list.add(
        annotation(
            "Deploys",
            "blue",
            "(count by (service_name, service_version) (target_info{service_name=~\"$service\"}))"
                + " unless (count by (service_name, service_version)"
                + " (target_info{service_name=~\"$service\"} offset 5m))",
            "{{service_name}} {{service_version}}"));
    list.add(
        annotation(
            "Alerts",
            "red",
            "ALERTS{alertstate=\"firing\",slo_service=~\"$service\"}",
            "{{alertname}} {{slo_id}}"));
    list.add(
        annotation(
            "Restarts",
            "purple",
            Panel.expanded("resets(jvm_cpu_time_seconds_total{$S}[2m]) > 0"),
            "{{instance}} began anew"));
    return annotations;
  }

  private static ObjectNode annotation(String name, String color, String expression, String text) {
    ObjectNode annotation = Json.object().put("name", name).put("enable", true);
    annotation.put("hide", false).put("iconColor", color).put("expr", expression);
    annotation.put("titleFormat", name).put("textFormat", text).put("step", "30s");
    annotation.set("datasource", Source.PROMETHEUS.json());
    return annotation;
  }
}
