package com.example.shop.orders;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer bought at one time. */
@Entity
public class CustomerOrder {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_order_seq")
  @SequenceGenerator(name = "customer_order_seq", allocationSize = 50)
  private long id;

  private long customerId;
  private String region = "";
  private String status = "OPEN";
  private LocalDateTime placedAt = LocalDateTime.now();
  private BigDecimal total = BigDecimal.ZERO;
  private @Nullable String reservation;

  @OneToMany(mappedBy = "order", cascade = CascadeType.ALL)
  @OrderBy("id")
  private List<OrderItem> items = new ArrayList<>();

  protected CustomerOrder() {}

  public CustomerOrder(long customerId, String region) {
    this.customerId = customerId;
    this.region = region;
  }

  public void add(OrderItem item) {
    item.belongTo(this);
    items.add(item);
    total = total.add(item.amount());
  }

  public void reservedAs(String reservation) {
    this.reservation = reservation;
  }

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

  public @Nullable String reservation() {
    return reservation;
  }

  public List<OrderItem> items() {
    return items;
  }
}
