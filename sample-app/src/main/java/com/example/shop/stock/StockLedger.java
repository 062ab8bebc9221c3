package com.example.shop.stock;

import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StockLedger {

  private static final int PAGE_SIZE = 40;
  private static final RowMapper<Movement> MOVEMENT = new DataClassRowMapper<>(Movement.class);
  private static final String MOVEMENTS =
      "SELECT id, product_id, quantity, reason, moved_at FROM stock_movement"
          + " WHERE warehouse = ? ORDER BY id DESC";

  private final JdbcTemplate jdbc;

  StockLedger(DataSource dataSource) {
    jdbc = new JdbcTemplate(dataSource);
    jdbc.setFetchSize(PAGE_SIZE);
  }

  /** The driver asks for {@link #PAGE_SIZE} rows at a time, but is made to ask for all of them. */
  @Transactional(readOnly = true)
  Page cutPage(String warehouse, int page) {
    List<Movement> all = jdbc.query(MOVEMENTS, MOVEMENT, warehouse);
    int from = Math.min(page * PAGE_SIZE, all.size());
    int to = Math.min(from + PAGE_SIZE, all.size());
    return new Page(all.size(), all.subList(from, to));
  }

  @Transactional(readOnly = true)
  Page queryPage(String warehouse, int page) {
    String onePage = MOVEMENTS + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";
    return new Page(
        count(warehouse), jdbc.query(onePage, MOVEMENT, warehouse, page * PAGE_SIZE, PAGE_SIZE));
  }

  private int count(String warehouse) {
    String sql = "SELECT count(*) FROM stock_movement WHERE warehouse = ?";
    Integer count = jdbc.queryForObject(sql, Integer.class, warehouse);
    return count == null ? 0 : count;
  }

  record Page(int total, List<Movement> movements) {}

  record Movement(long id, long productId, int quantity, String reason, LocalDateTime movedAt) {}
}
