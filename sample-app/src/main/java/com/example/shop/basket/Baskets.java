package com.example.shop.basket;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Baskets {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  Baskets(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  List<Line> of(long customer) {
    return jdbc.sql(
            """
            SELECT p.id AS product, p.name, l.quantity, l.quantity * p.price AS amount
            FROM basket_line l JOIN product p ON p.id = l.product_id
            WHERE l.customer_id = ? ORDER BY p.id\
            """)
        .param(customer)
        .query(Line.class)
        .list();
  }

  @Transactional
  void fill(long customer, List<Wish> wishes) {
    jdbc.sql("DELETE FROM basket_line WHERE customer_id = ?").param(customer).update();
    batches.batchUpdate(
        "INSERT INTO basket_line (customer_id, product_id, quantity) VALUES (?, ?, ?)",
        wishes.stream().map(it -> new Object[] {customer, it.product(), it.quantity()}).toList());
  }

  record Line(long product, String name, int quantity, BigDecimal amount) {}

  record Wish(long product, int quantity) {}
}
