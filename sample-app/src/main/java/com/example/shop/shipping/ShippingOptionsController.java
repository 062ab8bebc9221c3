package com.example.shop.shipping;

import com.example.shop.partner.CarrierClient.Offer;
import com.example.shop.scenario.Scenario;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "sequential_calls",
    at = "CarrierClient.offer",
    line = ".body(Offer.class)",
    endpoint = "GET /shipping-options",
    fixed = "GET /v2/shipping-options")
class ShippingOptionsController {

  private final ShippingOptions options;

  ShippingOptionsController(ShippingOptions options) {
    this.options = options;
  }

  @GetMapping("/shipping-options")
  List<Offer> options(@RequestParam String postcode, @RequestParam int grams) {
    return options.oneByOne(postcode, grams);
  }

  @GetMapping("/v2/shipping-options")
  List<Offer> optionsAtOnce(@RequestParam String postcode, @RequestParam int grams) {
    return options.atOnce(postcode, grams);
  }
}
