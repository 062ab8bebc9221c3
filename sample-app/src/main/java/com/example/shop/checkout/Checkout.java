package com.example.shop.checkout;

import com.example.shop.NotFoundException;
import com.example.shop.partner.InventoryClient;
import com.example.shop.partner.InventoryClient.Wanted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores what was bought, and has the warehouse set it aside. */
class Checkout {

  private static final String ITEM =
      "INSERT INTO order_item (id, order_id, product_id, product_name, quantity, unit_price)"
          + " VALUES (nextval('order_item_seq'), ?, ?, ?, ?, ?)";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final InventoryClient inventory;
  private final Executor reservations;

  Checkout(DataSource pool, InventoryClient inventory, Executor reservations) {
    jdbc = JdbcClient.create(pool);
    batches = new JdbcTemplate(pool);
    transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    this.inventory = inventory;
    this.reservations = reservations;
  }

  /** Nothing is stored when the warehouse does not answer; but it answers late. */
  Receipt placeInOneTransaction(Purchase purchase) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Placed placed = save(purchase);
              reserve(placed);
              return placed.receipt();
            }));
  }

  Receipt placeThenReserve(Purchase purchase) {
    Placed placed = Objects.requireNonNull(transaction.execute(status -> save(purchase)));
    reservations.execute(() -> reserve(placed));
    return placed.receipt();
  }

  private void reserve(Placed placed) {
    inventory.reserve(placed.receipt().reservation(), placed.goods());
  }

  private Placed save(Purchase purchase) {
    Map<Long, Article> articles = load(purchase);
    List<Sold> sold = purchase.lines().stream().map(line -> sold(line, articles)).toList();
    BigDecimal total = sold.stream().map(Sold::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    long order = jdbc.sql("SELECT nextval('customer_order_seq')").query(Long.class).single();
    Receipt receipt = new Receipt(order, total, sold.size(), "RSV-" + order);
    jdbc.sql(
            "INSERT INTO customer_order"
                + " (id, customer_id, region, status, placed_at, total, reservation)"
                + " VALUES (?, ?, ?, 'OPEN', CURRENT_TIMESTAMP, ?, ?)")
        .params(order, purchase.customer(), purchase.region(), total, receipt.reservation())
        .update();
    batches.batchUpdate(ITEM, sold.stream().map(item -> item.row(order)).toList());
    return new Placed(receipt, sold.stream().map(Sold::wanted).toList());
  }

  private Map<Long, Article> load(Purchase purchase) {
    return jdbc
        .sql("SELECT id, sku, name, price FROM product WHERE id IN (:ids)")
        .param("ids", purchase.lines().stream().map(Line::product).distinct().toList())
        .query(Article.class)
        .stream()
        .collect(Collectors.toMap(Article::id, Function.identity()));
  }

  private static Sold sold(Line line, Map<Long, Article> articles) {
    Article article = articles.get(line.product());
    if (article == null) {
      throw new NotFoundException("product", line.product());
    }
    return new Sold(article, line.quantity());
  }

  record Purchase(long customer, String region, List<Line> lines) {}

  record Line(long product, int quantity) {}

  record Receipt(long order, BigDecimal total, int items, String reservation) {}

  record Article(long id, String sku, String name, BigDecimal price) {}

  private record Placed(Receipt receipt, List<Wanted> goods) {}

  private record Sold(Article article, int quantity) {

    BigDecimal amount() {
      return article.price().multiply(BigDecimal.valueOf(quantity));
    }

    Object[] row(long order) {
      return new Object[] {order, article.id(), article.name(), quantity, article.price()};
    }

    Wanted wanted() {
      return new Wanted(article.sku(), quantity);
    }
  }
}
