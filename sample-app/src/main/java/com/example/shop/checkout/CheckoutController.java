package com.example.shop.checkout;

import com.example.shop.scenario.Scenario;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "connection_held",
    at = "InventoryClient.reserve",
    line = ".toBodilessEntity()",
    endpoint = "POST /orders",
    fixed = "POST /v2/orders")
class CheckoutController {

  private final Checkout checkout;

  CheckoutController(Checkout checkout) {
    this.checkout = checkout;
  }

  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Checkout.Receipt place(@RequestBody Checkout.Purchase purchase) {
    return checkout.placeInOneTransaction(purchase);
  }

  @PostMapping("/v2/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Checkout.Receipt placeAndReserve(@RequestBody Checkout.Purchase purchase) {
    return checkout.placeThenReserve(purchase);
  }
}
