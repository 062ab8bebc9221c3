package com.example.shop.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class InvoicesTest {

  @Autowired private ShopClient shop;

  @Test
  void issue_lockOrSequence_sameInvoice() {
    JsonNode invoice = shop.post("/orders/17/invoices");
    JsonNode fromSequence = shop.post("/v2/orders/17/invoices");

    for (String field : new String[] {"order", "amount", "items"}) {
      assertThat(fromSequence.get(field)).as(field).isEqualTo(invoice.get(field));
    }
    assertThat(invoice.get("items").asInt()).isEqualTo(3);
  }

  @Test
  void issue_atTheSameTime_noNumberTwice() {
    assertThat(numbersIssuedAtOnce("/orders/18/invoices")).hasSize(24).doesNotHaveDuplicates();
    assertThat(numbersIssuedAtOnce("/v2/orders/18/invoices")).hasSize(24).doesNotHaveDuplicates();
  }

  private List<String> numbersIssuedAtOnce(String path) {
    return IntStream.range(0, 24)
        .parallel()
        .mapToObj(i -> shop.post(path).get("number").asString())
        .toList();
  }
}
