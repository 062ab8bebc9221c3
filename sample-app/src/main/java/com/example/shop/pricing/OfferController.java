package com.example.shop.pricing;

import com.example.shop.scenario.Scenario;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "hot_method",
    at = "Offers.compilingEachTime",
    line = "name.matches(",
    endpoint = "GET /categories/{category}/offers",
    fixed = "GET /v2/categories/{category}/offers")
class OfferController {

  private final Offers offers;

  OfferController(Offers offers) {
    this.offers = offers;
  }

  @GetMapping("/categories/{category}/offers")
  List<Offers.Offer> offers(@PathVariable String category) {
    return offers.compilingEachTime(category);
  }

  @GetMapping("/v2/categories/{category}/offers")
  List<Offers.Offer> offersWithCompiledRules(@PathVariable String category) {
    return offers.compiledOnce(category);
  }
}
