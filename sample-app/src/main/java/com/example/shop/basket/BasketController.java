package com.example.shop.basket;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers/{customer}/basket")
class BasketController {

  private final Baskets baskets;

  BasketController(Baskets baskets) {
    this.baskets = baskets;
  }

  @GetMapping
  List<Baskets.Line> basket(@PathVariable long customer) {
    return baskets.of(customer);
  }

  @PutMapping
  List<Baskets.Line> fill(@PathVariable long customer, @RequestBody List<Baskets.Wish> wishes) {
    baskets.fill(customer, wishes);
    return baskets.of(customer);
  }
}
