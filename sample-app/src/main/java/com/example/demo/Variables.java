package com.example.demo;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Values for the variables in requests, all of which exist in the shop's data. */
final class Variables {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
  private static final List<String> CATEGORIES =
      List.of("living", "kitchen", "office", "garden", "bath", "lighting", "storage", "decor");

  private final Random random;
  private int buyers;

  Variables(Random random) {
    this.random = random;
  }

  String fill(String template) {
    return VARIABLE.matcher(template).replaceAll(variable -> value(variable.group(1)));
  }

  private String value(String variable) {
    return switch (variable) {
      case "customer" -> between(1, 1200);
      // One after the other: two visits at the same time are never the same buyer's.
      case "buyer" -> String.valueOf(1201 + buyers++ % 3800);
      case "product" -> between(1, 2000);
      case "order" -> between(1, 36_000);
      case "code" -> trackingCode();
      case "page" -> between(0, 20);
      case "postcode" -> between(10_000, 99_999);
      case "grams" -> between(200, 9000);
      case "warehouse" -> oneOf(List.of("hamburg", "leipzig", "munich", "dortmund"));
      case "region" -> oneOf(List.of("north", "east", "south", "west"));
      case "category" -> oneOf(CATEGORIES);
      default -> throw new IllegalArgumentException("no value for {" + variable + "}");
    };
  }

  private String trackingCode() {
    int parcel = 100_000 + random.nextInt(45_000);
    return "nr-" + parcel + "-" + parcel * 7 % 10;
  }

  private String between(int first, int last) {
    return String.valueOf(first + random.nextInt(last - first + 1));
  }

  private String oneOf(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
