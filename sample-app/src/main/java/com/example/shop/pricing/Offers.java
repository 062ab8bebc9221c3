package com.example.shop.pricing;

import com.example.shop.catalogue.Product;
import com.example.shop.catalogue.ProductRepository;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a category costs today: each product at the best promotion whose pattern fits its name. */
@Service
class Offers {

  private final ProductRepository products;
  private final JdbcClient jdbc;
  private volatile Known known = Known.of(List.of());

  Offers(ProductRepository products, JdbcClient jdbc) {
    this.products = products;
    this.jdbc = jdbc;
  }

  List<Offer> compilingEachTime(String category) {
    return offers(category, (rule, name) -> name.matches(rule.namePattern()));
  }

  /** Rules and names seldom change: what fits is found out once for each name. */
  List<Offer> compiledOnce(String category) {
    List<Promotion> rules = rules();
    Known now = known;
    if (!now.rules().equals(rules)) {
      known = now = Known.of(rules);
    }
    Known those = now;
    return products.findByCategoryOrderByName(category).stream()
        .map(product -> offer(product, those.bestPercentOff(product.name())))
        .filter(offer -> offer.percentOff() > 0)
        .toList();
  }

  private List<Promotion> rules() {
    return jdbc.sql("SELECT name_pattern, percent_off FROM promotion ORDER BY id")
        .query(Promotion.class)
        .list();
  }

  private List<Offer> offers(String category, BiPredicate<Promotion, String> fits) {
    List<Promotion> rules = rules();
    return products.findByCategoryOrderByName(category).stream()
        .map(product -> offer(product, bestPercentOff(product, rules, fits)))
        .filter(offer -> offer.percentOff() > 0)
        .toList();
  }

  private static int bestPercentOff(
      Product product, List<Promotion> rules, BiPredicate<Promotion, String> fits) {
    return rules.stream()
        .filter(rule -> fits.test(rule, product.name()))
        .mapToInt(Promotion::percentOff)
        .max()
        .orElse(0);
  }

  private static Offer offer(Product product, int percentOff) {
    BigDecimal price =
        product
            .price()
            .multiply(BigDecimal.valueOf(100 - percentOff))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    return new Offer(product.id(), product.name(), price, percentOff);
  }

  record Offer(long product, String name, BigDecimal price, int percentOff) {}

  record Promotion(String namePattern, int percentOff) {}

  /**
   * The patterns of some rules, compiled, and the best of them for each name that was asked for.
   */
  private record Known(
      List<Promotion> rules, Map<Promotion, Pattern> patterns, Map<String, Integer> best) {

    static Known of(List<Promotion> rules) {
      Map<Promotion, Pattern> patterns = new HashMap<>();
      rules.forEach(rule -> patterns.put(rule, Pattern.compile(rule.namePattern())));
      return new Known(rules, patterns, new ConcurrentHashMap<>());
    }

    int bestPercentOff(String name) {
      return best.computeIfAbsent(name, this::find);
    }

    private int find(String name) {
      return rules.stream()
          .filter(rule -> patterns.get(rule).matcher(name).matches())
          .mapToInt(Promotion::percentOff)
          .max()
          .orElse(0);
    }
  }
}
