package com.example.shop.labels;

import com.example.shop.partner.CarrierClient;
import com.example.shop.partner.CarrierClient.Label;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

@Service
class LabelPrinter {

  private final CarrierClient carriers;

  LabelPrinter(CarrierClient carriers) {
    this.carriers = carriers;
  }

  @Async("labelThreads")
  public CompletableFuture<Label> print(long order, int parcel) {
    return CompletableFuture.completedFuture(carriers.label(order, parcel));
  }

  @Async("moreLabelThreads")
  public CompletableFuture<Label> printOnMoreThreads(long order, int parcel) {
    return CompletableFuture.completedFuture(carriers.label(order, parcel));
  }
}
