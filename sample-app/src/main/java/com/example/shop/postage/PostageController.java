package com.example.shop.postage;

import com.example.shop.scenario.Scenario;
import java.sql.SQLException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "connection_leak",
    at = "Postage.byHand",
    line = "pool.getConnection()",
    endpoint = "GET /products/{product}/postage",
    fixed = "GET /v2/products/{product}/postage")
class PostageController {

  private final Postage postage;

  PostageController(Postage postage) {
    this.postage = postage;
  }

  @GetMapping("/products/{product}/postage")
  Postage.Fee postage(@PathVariable long product) throws SQLException {
    return postage.byHand(product);
  }

  @GetMapping("/v2/products/{product}/postage")
  Postage.Fee closedPostage(@PathVariable long product) throws SQLException {
    return postage.closing(product);
  }
}
