package com.example.shop.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one region sold in the shop's first year, read in one transaction to be consistent. */
class SalesReport {

  private static final LocalDate FROM = LocalDate.of(2025, 6, 1);
  private static final LocalDate TO = LocalDate.of(2025, 6, 8);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  SalesReport(DataSource pool) {
    jdbc = JdbcClient.create(pool);
    transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    transaction.setReadOnly(true);
  }

  Figures of(String region) {
    return Objects.requireNonNull(transaction.execute(status -> read(region)));
  }

  private Figures read(String region) {
    return new Figures(
        region,
        amount("sum(total)", region),
        amount("count(*)", region).intValue(),
        amount("max(total)", region),
        amount("count(DISTINCT customer_id)", region).intValue(),
        returned(region),
        lastDays(region));
  }

  private BigDecimal amount(String what, String region) {
    return jdbc.sql("SELECT coalesce(" + what + ", 0) FROM customer_order" + inPeriod())
        .params(region, FROM, TO)
        .query(BigDecimal.class)
        .single();
  }

  private int returned(String region) {
    return jdbc.sql("SELECT count(*) FROM customer_order" + inPeriod() + " AND status = 'RETURNED'")
        .params(region, FROM, TO)
        .query(Integer.class)
        .single();
  }

  private List<Day> lastDays(String region) {
    return jdbc.sql(
            "SELECT CAST(placed_at AS date) AS sold_on, sum(total) AS sold FROM customer_order"
                + inPeriod()
                + " GROUP BY 1 ORDER BY 1")
        .params(region, FROM, TO)
        .query(Day.class)
        .list();
  }

  private static String inPeriod() {
    return " WHERE region = ? AND placed_at >= ? AND placed_at < ?";
  }

  record Figures(
      String region,
      BigDecimal sold,
      int orders,
      BigDecimal largest,
      int customers,
      int returned,
      List<Day> days) {}

  record Day(LocalDate soldOn, BigDecimal sold) {}
}
