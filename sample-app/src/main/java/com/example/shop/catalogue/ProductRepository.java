package com.example.shop.catalogue;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** The products, by id and by category. */
public interface ProductRepository extends JpaRepository<Product, Long> {

  List<Product> findByCategoryOrderByName(String category);

  List<Product> findByCategoryOrderByName(String category, Limit limit);
}
