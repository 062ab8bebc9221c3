package com.example.shop.postage;

import com.example.shop.NotFoundException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Written before there was a JdbcClient. */
class Postage {

  private static final int PARCEL_GRAMS = 8600;
  private static final String WEIGHT = "SELECT weight_grams FROM product WHERE id = ?";

  private final DataSource pool;

  Postage(DataSource pool) {
    this.pool = pool;
  }

  /** What is too heavy for a parcel takes a way out of its own, and the connection with it. */
  Fee byHand(long product) throws SQLException {
    Connection connection = pool.getConnection();
    int grams = grams(connection, product);
    if (grams > PARCEL_GRAMS) {
      return Fee.FREIGHT;
    }
    connection.close();
    return Fee.parcel(grams);
  }

  Fee closing(long product) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      int grams = grams(connection, product);
      return grams > PARCEL_GRAMS ? Fee.FREIGHT : Fee.parcel(grams);
    }
  }

  private static int grams(Connection connection, long product) throws SQLException {
    try (PreparedStatement weight = connection.prepareStatement(WEIGHT)) {
      weight.setLong(1, product);
      try (ResultSet rows = weight.executeQuery()) {
        if (!rows.next()) {
          throw new NotFoundException("product", product);
        }
        return rows.getInt(1);
      }
    }
  }

  record Fee(String by, int cents) {

    static final Fee FREIGHT = new Fee("freight", 4900);

    static Fee parcel(int grams) {
      return new Fee("parcel", 399 + grams / 1000 * 50);
    }
  }
}
