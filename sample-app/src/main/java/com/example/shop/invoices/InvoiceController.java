package com.example.shop.invoices;

import com.example.shop.scenario.Scenario;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "lock_contention",
    at = "Invoices.issueOneAtATime",
    line = "amountOf(order)",
    endpoint = "POST /orders/{order}/invoices",
    fixed = "POST /v2/orders/{order}/invoices")
class InvoiceController {

  private final Invoices invoices;

  InvoiceController(Invoices invoices) {
    this.invoices = invoices;
  }

  @PostMapping("/orders/{order}/invoices")
  @ResponseStatus(HttpStatus.CREATED)
  Invoices.Invoice issue(@PathVariable long order) {
    return invoices.issueOneAtATime(order);
  }

  @PostMapping("/v2/orders/{order}/invoices")
  @ResponseStatus(HttpStatus.CREATED)
  Invoices.Invoice issueFromSequence(@PathVariable long order) {
    return invoices.issueFromSequence(order);
  }
}
