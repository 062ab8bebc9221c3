package com.example.shop.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** One article of the shop. */
@Entity
public class Product {

  @Id private long id;
  private String sku = "";
  private String name = "";
  private String category = "";
  private BigDecimal price = BigDecimal.ZERO;
  private int weightGrams;

  protected Product() {}

  public long id() {
    return id;
  }

  public String sku() {
    return sku;
  }

  public String name() {
    return name;
  }

  public String category() {
    return category;
  }

  public BigDecimal price() {
    return price;
  }

  public int weightGrams() {
    return weightGrams;
  }
}
