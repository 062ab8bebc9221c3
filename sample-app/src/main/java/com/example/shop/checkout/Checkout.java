package com.example.shop.checkout;

import com.example.shop.NotFoundException;
import com.example.shop.catalogue.Product;
import com.example.shop.catalogue.ProductRepository;
import com.example.shop.orders.CustomerOrder;
import com.example.shop.orders.CustomerOrderRepository;
import com.example.shop.orders.OrderItem;
import com.example.shop.partner.InventoryClient;
import com.example.shop.partner.InventoryClient.Wanted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class Checkout {

  private final ProductRepository products;
  private final CustomerOrderRepository orders;
  private final InventoryClient inventory;
  private final TransactionTemplate transaction;

  Checkout(
      ProductRepository products,
      CustomerOrderRepository orders,
      InventoryClient inventory,
      TransactionTemplate transaction) {
    this.products = products;
    this.orders = orders;
    this.inventory = inventory;
    this.transaction = transaction;
  }

  @Transactional
  public Receipt placeInOneTransaction(Purchase purchase) {
    Map<Long, Product> bought = load(purchase);
    String reservation = inventory.reserve(goods(purchase, bought));
    return save(purchase, bought, reservation);
  }

  Receipt reserveThenPlace(Purchase purchase) {
    Map<Long, Product> bought = load(purchase);
    String reservation = inventory.reserve(goods(purchase, bought));
    return transaction.execute(status -> save(purchase, bought, reservation));
  }

  private Map<Long, Product> load(Purchase purchase) {
    List<Long> ids = purchase.lines().stream().map(Line::product).toList();
    return products.findAllById(ids).stream()
        .collect(Collectors.toMap(Product::id, Function.identity()));
  }

  private static List<Wanted> goods(Purchase purchase, Map<Long, Product> bought) {
    return purchase.lines().stream()
        .map(line -> new Wanted(product(line, bought).sku(), line.quantity()))
        .toList();
  }

  private Receipt save(Purchase purchase, Map<Long, Product> bought, String reservation) {
    CustomerOrder order = new CustomerOrder(purchase.customer(), purchase.region());
    for (Line line : purchase.lines()) {
      order.add(new OrderItem(product(line, bought), line.quantity()));
    }
    order.reservedAs(reservation);
    orders.save(order);
    return new Receipt(order.id(), order.total(), order.items().size(), order.reservation());
  }

  private static Product product(Line line, Map<Long, Product> bought) {
    Product product = bought.get(line.product());
    if (product == null) {
      throw new NotFoundException("product", line.product());
    }
    return product;
  }

  record Purchase(long customer, String region, List<Line> lines) {}

  record Line(long product, int quantity) {}

  record Receipt(long order, BigDecimal total, int items, @Nullable String reservation) {}
}
