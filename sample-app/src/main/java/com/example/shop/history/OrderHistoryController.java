package com.example.shop.history;

import com.example.shop.scenario.Scenario;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "n_plus_one_query",
    at = "OrderHistory.entry",
    line = "order.items()",
    endpoint = "GET /customers/{customer}/orders",
    fixed = "GET /v2/customers/{customer}/orders")
class OrderHistoryController {

  private final OrderHistory history;

  OrderHistoryController(OrderHistory history) {
    this.history = history;
  }

  @GetMapping("/customers/{customer}/orders")
  List<OrderHistory.Entry> orders(@PathVariable long customer) {
    return history.of(customer);
  }

  @GetMapping("/v2/customers/{customer}/orders")
  List<OrderHistory.Entry> ordersInOneQuery(@PathVariable long customer) {
    return history.inOneQuery(customer);
  }
}
