package com.example.shop.labels;

import com.example.shop.labels.LabelPrinter.Label;
import com.example.shop.scenario.Scenario;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "executor_queue",
    at = "LabelController.print",
    line = "printer.print(order, parcel)",
    endpoint = "POST /orders/{order}/labels",
    fixed = "POST /v2/orders/{order}/labels")
class LabelController {

  private final LabelPrinter printer;

  LabelController(LabelPrinter printer) {
    this.printer = printer;
  }

  @PostMapping("/orders/{order}/labels")
  List<Label> print(@PathVariable long order, @RequestParam(defaultValue = "3") int parcels) {
    List<Label> labels = all(parcels, parcel -> printer.print(order, parcel));
    IntStream.rangeClosed(1, parcels).forEach(parcel -> printer.announce(order, parcel));
    return labels;
  }

  @PostMapping("/v2/orders/{order}/labels")
  List<Label> printOnMoreThreads(
      @PathVariable long order, @RequestParam(defaultValue = "3") int parcels) {
    List<Label> labels = all(parcels, parcel -> printer.printOnMoreThreads(order, parcel));
    IntStream.rangeClosed(1, parcels)
        .forEach(parcel -> printer.announceOnMoreThreads(order, parcel));
    return labels;
  }

  private static List<Label> all(int parcels, IntFunction<CompletableFuture<Label>> print) {
    List<CompletableFuture<Label>> labels =
        IntStream.rangeClosed(1, parcels).mapToObj(print).toList();
    return labels.stream().map(CompletableFuture::join).toList();
  }
}
