package com.example.shop.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What a customer bought at one time. */
@Entity
public class CustomerOrder {

  @Id private long id;

  private long customerId;
  private String region = "";
  private String status = "OPEN";
  private LocalDateTime placedAt = LocalDateTime.now();
  private BigDecimal total = BigDecimal.ZERO;

  @OneToMany(mappedBy = "order")
  @OrderBy("id")
  private List<OrderItem> items = new ArrayList<>();

  protected CustomerOrder() {}

  public long id() {
    return id;
  }

  public String status() {
    return status;
  }

  public LocalDateTime placedAt() {
    return placedAt;
  }

  public BigDecimal total() {
    return total;
  }

  public List<OrderItem> items() {
    return items;
  }
}
