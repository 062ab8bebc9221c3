package com.example.shop.invoices;

import com.example.shop.NotFoundException;
import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Invoices, which must never share a number. */
@Service
class Invoices {

  private static final String OLD_SERIES = "A";
  private static final String NEW_SERIES = "B";

  private final JdbcClient jdbc;

  Invoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Only the number needs the lock, but everything was put under it. */
  synchronized Invoice issueOneAtATime(long order) {
    BigDecimal amount = amountOf(order);
    long number = lastNumber() + 1;
    store(OLD_SERIES, number, order, amount);
    return new Invoice(OLD_SERIES + number, order, amount, itemsOf(order));
  }

  Invoice issueFromSequence(long order) {
    BigDecimal amount = amountOf(order);
    long number = jdbc.sql("SELECT nextval('invoice_number_seq')").query(Long.class).single();
    store(NEW_SERIES, number, order, amount);
    return new Invoice(NEW_SERIES + number, order, amount, itemsOf(order));
  }

  private BigDecimal amountOf(long order) {
    return jdbc.sql("SELECT total FROM customer_order WHERE id = ?")
        .param(order)
        .query(BigDecimal.class)
        .optional()
        .orElseThrow(() -> new NotFoundException("order", order));
  }

  private long lastNumber() {
    return jdbc.sql("SELECT coalesce(max(number), 0) FROM invoice WHERE series = ?")
        .param(OLD_SERIES)
        .query(Long.class)
        .single();
  }

  private int itemsOf(long order) {
    return jdbc.sql("SELECT count(*) FROM order_item WHERE order_id = ?")
        .param(order)
        .query(Integer.class)
        .single();
  }

  private void store(String series, long number, long order, BigDecimal amount) {
    jdbc.sql("INSERT INTO invoice (series, number, order_id, amount) VALUES (?, ?, ?, ?)")
        .params(series, number, order, amount)
        .update();
  }

  record Invoice(String number, long order, BigDecimal amount, int items) {}
}
