package com.example.shop.reports;

import com.example.shop.scenario.Scenario;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "pool_exhausted",
    at = "SalesReport.of",
    line = "transaction.execute(",
    endpoint = "GET /reports/sales/{region}",
    fixed = "GET /v2/reports/sales/{region}")
class SalesReportController {

  private final SalesReport report;
  private final SalesReport reportWithRoom;

  SalesReportController(
      @Qualifier("salesReport") SalesReport report,
      @Qualifier("salesReportWithRoom") SalesReport reportWithRoom) {
    this.report = report;
    this.reportWithRoom = reportWithRoom;
  }

  @GetMapping("/reports/sales/{region}")
  SalesReport.Figures sales(@PathVariable String region) {
    return report.of(region);
  }

  @GetMapping("/v2/reports/sales/{region}")
  SalesReport.Figures salesWithRoom(@PathVariable String region) {
    return reportWithRoom.of(region);
  }
}
