package com.example.shop.labels;

import com.example.shop.partner.CarrierClient;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

/** Prints labels, which is quick, and tells the carriers of the parcels, which nobody waits for. */
@Service
class LabelPrinter {

  private final CarrierClient carriers;

  LabelPrinter(CarrierClient carriers) {
    this.carriers = carriers;
  }

  @Async("labelThreads")
  public CompletableFuture<Label> print(long order, int parcel) {
    return CompletableFuture.completedFuture(Label.of(order, parcel));
  }

  @Async("labelThreads")
  public void announce(long order, int parcel) {
    carriers.announce(order, parcel);
  }

  @Async("moreLabelThreads")
  public CompletableFuture<Label> printOnMoreThreads(long order, int parcel) {
    return CompletableFuture.completedFuture(Label.of(order, parcel));
  }

  @Async("moreLabelThreads")
  public void announceOnMoreThreads(long order, int parcel) {
    carriers.announce(order, parcel);
  }

  /** What is printed on a parcel. */
  record Label(String trackingCode) {

    static Label of(long order, int parcel) {
      long number = 100_000 + (order * 3 + parcel) % 45_000;
      return new Label("NR-%d-%d".formatted(number, number * 7 % 10));
    }
  }
}
