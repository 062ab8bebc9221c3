package io.narrows.dashboards.panel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The ways from one panel to the next: few recipes, which survive Grafana's quoting. */
public final class Links {
  private static final String KEEP =
      "?${__url_time_range}&${prometheus_datasource:queryparam}&${tempo_datasource:queryparam}"
          + "&${service:queryparam}";

  private Links() {}

  /** Another of our dashboards, with a variable set to a column of the row. */
  public static ObjectNode board(String title, String uid, String variable, String column) {
    return link(title, "/d/" + uid + KEEP + "&var-" + variable + "=" + field(column));
  }

  /** Another of our dashboards. */
  public static ObjectNode board(String title, String uid) {
    return link(title, "/d/" + uid + KEEP);
  }

  /** The traces of the services where an attribute has the value of a column of the row. */
  public static ObjectNode traces(String attribute, String column) {
    return link(
        "Traces",
        "/a/grafana-exploretraces-app/explore?var-ds=${tempo_datasource}&var-primarySignal=true"
            + "&var-metric=duration&actionView=traceList"
            + "&var-filters=resource.service.name%7C%3D~%7C${service:regex}"
            + "&var-filters="
            + attribute
            + "%7C%3D%7C"
            + field(column)
            + "&from=${__from}&to=${__to}");
  }

  public static ObjectNode link(String title, String url) {
    return Json.object().put("title", title).put("url", url).put("targetBlank", false);
  }

  private static String field(String column) {
    return "${__data.fields[\"" + column + "\"]:percentencode}";
  }
}
