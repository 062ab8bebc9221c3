package com.example.shop.history;

import com.example.shop.orders.CustomerOrder;
import com.example.shop.orders.CustomerOrderRepository;
import com.example.shop.orders.OrderItem;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class OrderHistory {

  private final CustomerOrderRepository orders;

  OrderHistory(CustomerOrderRepository orders) {
    this.orders = orders;
  }

  List<Entry> of(long customer) {
    return orders.findByCustomerIdOrderById(customer).stream().map(this::entry).toList();
  }

  List<Entry> inOneQuery(long customer) {
    return orders.findWithItemsByCustomerIdOrderById(customer).stream().map(this::entry).toList();
  }

  private Entry entry(CustomerOrder order) {
    List<String> items = order.items().stream().map(this::line).toList();
    return new Entry(order.id(), order.status(), order.placedAt(), order.total(), items);
  }

  private String line(OrderItem item) {
    return item.quantity() + " x " + item.productName();
  }

  record Entry(
      long id, String status, LocalDateTime placedAt, BigDecimal total, List<String> items) {}
}
