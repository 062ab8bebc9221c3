package io.narrows.dashboards.panel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The kinds of panels, and how each is drawn unless a panel says more. */
enum Kind {
  STAT(
      "stat",
      "thresholds",
      """
      {'colorMode':'background','graphMode':'area','justifyMode':'auto','orientation':'auto',
       'reduceOptions':{'calcs':['lastNotNull'],'fields':'','values':false},
       'percentChangeColorMode':'standard','showPercentChange':false,
       'textMode':'auto','wideLayout':true}\
      """,
      "{}"),
  SERIES(
      "timeseries",
      "palette-classic",
      """
      {'legend':{'calcs':['mean','max'],'displayMode':'table','placement':'bottom',
                 'showLegend':true,'sortBy':'Max','sortDesc':true},
       'tooltip':{'mode':'multi','sort':'desc'}}\
      """,
      """
      {'drawStyle':'line','lineWidth':1,'fillOpacity':10,'showPoints':'never',
       'axisSoftMin':0,'stacking':{'mode':'none','group':'A'},'thresholdsStyle':{'mode':'off'}}\
      """),
  BARS(
      "bargauge",
      "thresholds",
      """
      {'displayMode':'basic','orientation':'horizontal','namePlacement':'left','sizing':'auto',
       'minVizHeight':16,'minVizWidth':8,'maxVizHeight':300,'showUnfilled':true,
       'valueMode':'color','text':{'titleSize':14,'valueSize':16},
       'legend':{'calcs':[],'displayMode':'list','placement':'bottom',
       'showLegend':false},
       'reduceOptions':{'calcs':['lastNotNull'],'fields':'','values':false}}\
      """,
      "{}"),
  TABLE("table", "thresholds", "{'showHeader':true,'cellHeight':'sm'}", "{'align':'auto'}"),
  HEATMAP(
      "heatmap",
      "scheme",
      """
      {'calculate':false,'cellGap':1,'color':{'mode':'scheme','scheme':'Oranges','steps':64,
       'exponent':0.5,'fill':'dark-orange','reverse':false},'exemplars':{'color':'red'},
       'filterValues':{'le':1e-9},'legend':{'show':true},'rowsFrame':{'layout':'auto'},
       'showValue':'never','tooltip':{'mode':'single','yHistogram':false,'showColorScale':false},
       'yAxis':{'axisPlacement':'left','reverse':false,'unit':'s'}}\
      """,
      "{}"),
  STATES(
      "state-timeline",
      "thresholds",
      """
      {'mergeValues':true,'showValue':'never','alignValue':'left','rowHeight':0.9,
       'legend':{'calcs':[],'displayMode':'list','placement':'bottom','showLegend':true},
       'tooltip':{'mode':'single','sort':'none'}}\
      """,
      "{'fillOpacity':70,'lineWidth':0}"),
  FLAMES("flamegraph", "", "{}", "{}"),
  GRAPH("nodeGraph", "", "{}", "{}"),
  TEXT("text", "", "{'mode':'markdown','content':''}", "{}");

  private final String type;
  private final String color;
  private final String options;
  private final String custom;

  Kind(String type, String color, String options, String custom) {
    this.type = type;
    this.color = color;
    this.options = options;
    this.custom = custom;
  }

  String type() {
    return type;
  }

  ObjectNode options() {
    return Json.of(options);
  }

  ObjectNode custom() {
    return Json.of(custom);
  }

  ObjectNode color() {
    // The scheme of a heatmap is an option of its own; the rest have no colours to choose.
    boolean has = !color.isEmpty() && !color.equals("scheme");
    return Json.object().put("mode", has ? color : "thresholds");
  }
}
