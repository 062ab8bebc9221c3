package com.example.shop.shipping;

import com.example.shop.partner.CarrierClient;
import com.example.shop.partner.CarrierClient.Offer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.springframework.stereotype.Service;

@Service
class ShippingOptions {

  private static final List<String> CARRIERS =
      List.of("swift-parcel", "northern-post", "green-bike", "heavy-freight");

  private final CarrierClient carriers;
  private final ExecutorService callThreads;

  ShippingOptions(CarrierClient carriers, ExecutorService callThreads) {
    this.carriers = carriers;
    this.callThreads = callThreads;
  }

  List<Offer> oneByOne(String postcode, int grams) {
    List<Offer> offers = new ArrayList<>();
    for (String carrier : CARRIERS) {
      offers.add(carriers.offer(carrier, postcode, grams));
    }
    return cheapestFirst(offers);
  }

  List<Offer> atOnce(String postcode, int grams) {
    List<CompletableFuture<Offer>> asked =
        CARRIERS.stream().map(carrier -> ask(carrier, postcode, grams)).toList();
    return cheapestFirst(asked.stream().map(CompletableFuture::join).toList());
  }

  private CompletableFuture<Offer> ask(String carrier, String postcode, int grams) {
    return CompletableFuture.supplyAsync(
        () -> carriers.offer(carrier, postcode, grams), callThreads);
  }

  private static List<Offer> cheapestFirst(List<Offer> offers) {
    return offers.stream().sorted(Comparator.comparing(Offer::price)).toList();
  }
}
