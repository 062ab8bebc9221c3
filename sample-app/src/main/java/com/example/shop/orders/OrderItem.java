package com.example.shop.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** One line of an order, with the product's name and price on the day it was sold. */
@Entity
public class OrderItem {

  @Id private long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "order_id")
  private @Nullable CustomerOrder order;

  private String productName = "";
  private int quantity;

  protected OrderItem() {}

  public String productName() {
    return productName;
  }

  public int quantity() {
    return quantity;
  }
}
