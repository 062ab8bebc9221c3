package com.example.shop.stock;

import com.example.shop.scenario.Scenario;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "large_fetch",
    at = "StockLedger.cutPage",
    line = "jdbc.query(MOVEMENTS",
    endpoint = "GET /warehouses/{warehouse}/movements",
    fixed = "GET /v2/warehouses/{warehouse}/movements")
class StockLedgerController {

  private final StockLedger ledger;

  StockLedgerController(StockLedger ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/warehouses/{warehouse}/movements")
  StockLedger.Page movements(
      @PathVariable String warehouse, @RequestParam(defaultValue = "0") int page) {
    return ledger.cutPage(warehouse, page);
  }

  @GetMapping("/v2/warehouses/{warehouse}/movements")
  StockLedger.Page pagedMovements(
      @PathVariable String warehouse, @RequestParam(defaultValue = "0") int page) {
    return ledger.queryPage(warehouse, page);
  }
}
