package com.example.shop.partner;

import java.math.BigDecimal;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The carriers: what they ask for a parcel, and the label that they print for it. */
@Component
public class CarrierClient {

  private final RestClient partners;

  CarrierClient(RestClient partners) {
    this.partners = partners;
  }

  /** What this carrier asks to bring so many grams to that postcode. */
  public Offer offer(String carrier, String postcode, int grams) {
    Offer offer =
        partners
            .get()
            .uri("/carriers/{carrier}/offer?postcode={to}&grams={grams}", carrier, postcode, grams)
            .retrieve()
            .body(Offer.class);
    return Objects.requireNonNull(offer, "carrier answered without an offer");
  }

  /** The label to put on one parcel of an order. */
  public Label label(long order, int parcel) {
    Label label =
        partners
            .post()
            .uri("/carriers/labels?order={order}&parcel={parcel}", order, parcel)
            .retrieve()
            .body(Label.class);
    return Objects.requireNonNull(label, "carrier answered without a label");
  }

  /** A price, and how long it takes. */
  public record Offer(String carrier, BigDecimal price, int days) {}

  /** What is printed on a parcel. */
  public record Label(String trackingCode) {}
}
