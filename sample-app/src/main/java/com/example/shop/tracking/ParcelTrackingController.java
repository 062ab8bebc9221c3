package com.example.shop.tracking;

import com.example.shop.scenario.Scenario;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Scenario(
    value = "slow_query",
    at = "ParcelTracking.byCode",
    line = ".list()",
    endpoint = "GET /parcels/{code}",
    fixed = "GET /v2/parcels/{code}")
class ParcelTrackingController {

  private final ParcelTracking tracking;

  ParcelTrackingController(ParcelTracking tracking) {
    this.tracking = tracking;
  }

  @GetMapping("/parcels/{code}")
  List<ParcelTracking.Scan> scans(@PathVariable String code) {
    return tracking.byCode(code);
  }

  @GetMapping("/v2/parcels/{code}")
  List<ParcelTracking.Scan> scansByParcel(@PathVariable String code) {
    return tracking.byParcel(code);
  }
}
