package com.example.shop.catalogue;

import com.example.shop.NotFoundException;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/products")
class ProductController {

  private static final Limit PAGE = Limit.of(24);

  private final ProductRepository products;
  private final JdbcClient jdbc;

  ProductController(ProductRepository products, JdbcClient jdbc) {
    this.products = products;
    this.jdbc = jdbc;
  }

  @GetMapping("/{id}")
  Page page(@PathVariable long id) {
    Product product = products.findById(id).orElseThrow(() -> new NotFoundException("product", id));
    return new Page(Hit.of(product), product.weightGrams(), reviews(id));
  }

  @GetMapping
  List<Hit> search(@RequestParam String category) {
    return products.findByCategoryOrderByName(category, PAGE).stream().map(Hit::of).toList();
  }

  private List<Review> reviews(long product) {
    return jdbc.sql("SELECT stars, comment FROM review WHERE product_id = ? ORDER BY id")
        .param(product)
        .query(Review.class)
        .list();
  }

  record Page(Hit product, int weightGrams, List<Review> reviews) {}

  record Hit(long id, String sku, String name, String category, BigDecimal price) {

    static Hit of(Product it) {
      return new Hit(it.id(), it.sku(), it.name(), it.category(), it.price());
    }
  }

  record Review(int stars, String comment) {}
}
