package com.example.shop.orders;

import com.example.shop.catalogue.Product;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line of an order, with the product's name and price on the day it was sold. */
@Entity
public class OrderItem {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_item_seq")
  @SequenceGenerator(name = "order_item_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "order_id")
  private @Nullable CustomerOrder order;

  private long productId;
  private String productName = "";
  private int quantity;
  private BigDecimal unitPrice = BigDecimal.ZERO;

  protected OrderItem() {}

  public OrderItem(Product product, int quantity) {
    this.productId = product.id();
    this.productName = product.name();
    this.unitPrice = product.price();
    this.quantity = quantity;
  }

  void belongTo(CustomerOrder order) {
    this.order = order;
  }

  public String productName() {
    return productName;
  }

  public int quantity() {
    return quantity;
  }

  public BigDecimal amount() {
    return unitPrice.multiply(BigDecimal.valueOf(quantity));
  }
}
