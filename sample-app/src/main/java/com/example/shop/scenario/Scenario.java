package com.example.shop.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bottleneck that a controller has on purpose, and the endpoint that does the same without. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scenario {

  /** The bottleneck's one name, as in reports and dashboards. */
  String value();

  /** Class and method of the bottleneck, as {@code OrderHistory.entry}. */
  String at();

  /** What stands in its line. */
  String line();

  /** Method and path template with the bottleneck. */
  String endpoint();

  /** Method and path template of the same answer without it. */
  String fixed();
}
