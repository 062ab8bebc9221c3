package com.example.shop.partner;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The system of the warehouses, which sets goods aside for an order. */
@Component
public class InventoryClient {

  private final RestClient partners;

  InventoryClient(RestClient partners) {
    this.partners = partners;
  }

  /** Returns the code under which the warehouse keeps the goods. */
  public String reserve(List<Wanted> goods) {
    Reservation reservation =
        partners
            .post()
            .uri("/inventory/reservations")
            .body(goods)
            .retrieve()
            .body(Reservation.class);
    return Objects.requireNonNull(reservation, "inventory answered without a reservation").code();
  }

  /** So many of one article. */
  public record Wanted(String sku, int quantity) {}

  record Reservation(String code) {}
}
