package com.example.shop.tracking;

import com.example.shop.NotFoundException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Customers type the code of a parcel as they like: with dashes, blanks, dots, in any case. */
@Service
class ParcelTracking {

  private static final Pattern CODE = Pattern.compile("NR(\\d{6})\\d");

  private final JdbcClient jdbc;

  ParcelTracking(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Scan> byCode(String code) {
    return jdbc.sql(
            """
            SELECT depot, status, scanned_at FROM parcel_scan
            WHERE upper(replace(replace(replace(tracking_code, '-', ''), ' ', ''), '.', '')) = ?
            ORDER BY id\
            """)
        .param(plain(code))
        .query(Scan.class)
        .list();
  }

  /** The code contains the parcel's number, and on the number there is an index. */
  List<Scan> byParcel(String code) {
    Matcher digits = CODE.matcher(plain(code));
    if (!digits.matches()) {
      throw new NotFoundException("parcel", code);
    }
    return jdbc.sql(
            "SELECT depot, status, scanned_at FROM parcel_scan WHERE parcel_id = ? ORDER BY id")
        .param(Long.parseLong(digits.group(1)))
        .query(Scan.class)
        .list();
  }

  private static String plain(String code) {
    return code.replaceAll("[-. ]", "").toUpperCase(Locale.ROOT);
  }

  record Scan(String depot, String status, LocalDateTime scannedAt) {}
}
