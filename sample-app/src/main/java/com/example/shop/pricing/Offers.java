package com.example.shop.pricing;

import com.example.shop.catalogue.Product;
import com.example.shop.catalogue.ProductRepository;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
  private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

  Offers(ProductRepository products, JdbcClient jdbc) {
    this.products = products;
    this.jdbc = jdbc;
  }

  List<Offer> compilingEachTime(String category) {
    return offers(category, (rule, name) -> name.matches(rule.namePattern()));
  }

  List<Offer> compiledOnce(String category) {
    return offers(category, (rule, name) -> pattern(rule).matcher(name).matches());
  }

  private Pattern pattern(Promotion rule) {
    return compiled.computeIfAbsent(rule.namePattern(), Pattern::compile);
  }

  private List<Offer> offers(String category, BiPredicate<Promotion, String> fits) {
    List<Promotion> rules =
        jdbc.sql("SELECT name_pattern, percent_off FROM promotion ORDER BY id")
            .query(Promotion.class)
            .list();
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
}
