package com.example.shop.orders;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** The orders, with or without their items. */
public interface CustomerOrderRepository extends JpaRepository<CustomerOrder, Long> {

  List<CustomerOrder> findByCustomerIdOrderById(long customerId);

  @EntityGraph(attributePaths = "items")
  List<CustomerOrder> findWithItemsByCustomerIdOrderById(long customerId);
}
