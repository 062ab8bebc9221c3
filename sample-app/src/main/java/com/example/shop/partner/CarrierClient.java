package com.example.shop.partner;

import java.math.BigDecimal;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The carriers: what they ask for a parcel, and who tells them of one. */
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

  /** Tells the carrier that there is a parcel to pick up. */
  public void announce(long order, int parcel) {
    partners
        .post()
        .uri("/carriers/announcements?order={order}&parcel={parcel}", order, parcel)
        .retrieve()
        .toBodilessEntity();
  }

  /** A price, and how long it takes. */
  public record Offer(String carrier, BigDecimal price, int days) {}
}
