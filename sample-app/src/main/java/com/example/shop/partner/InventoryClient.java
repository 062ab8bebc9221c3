package com.example.shop.partner;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The system of the warehouses, which sets goods aside for an order. */
@Component
public class InventoryClient {

  private final RestClient partners;

  InventoryClient(RestClient partners) {
    this.partners = partners;
  }

  /** Asks the warehouse to keep the goods under this code. */
  public void reserve(String code, List<Wanted> goods) {
    partners
        .post()
        .uri("/inventory/reservations?code={code}", code)
        .body(goods)
        .retrieve()
        .toBodilessEntity();
  }

  /** So many of one article. */
  public record Wanted(String sku, int quantity) {}
}
