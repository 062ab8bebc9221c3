package com.example.demo.stack;

import com.example.demo.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Alertmanager with the shipped routes, which lead to the pager of this demo. */
final class Alertmanager {

  private final int port;

  private Alertmanager(int port) {
    this.port = port;
  }

  static Alertmanager start(Place place, Pager pager) throws Exception {
    Alertmanager alertmanager = new Alertmanager(Ports.free());
    Path pages = place.write("pager-url", pager.url() + "/page");
    Path tickets = place.write("tickets-url", pager.url() + "/ticket");
    Shipped routes =
        Shipped.of(place.shipped("alertmanager/alertmanager.yml"))
            .with("/etc/alertmanager/pager-url", pages)
            .with("/etc/alertmanager/tickets-url", tickets)
            .with("group_wait: 30s", "group_wait: " + QuickTime.of(30))
            .with("group_wait: 10s", "group_wait: " + QuickTime.of(10))
            .with("group_interval: 5m", "group_interval: " + QuickTime.of(300));
    Path file = place.write("alertmanager.yml", routes.text());
    place.start(
        "alertmanager",
        alertmanager.url() + "/-/ready",
        Map.of(),
        List.of(
            "--config.file=" + file,
            "--storage.path=" + place.file("alertmanager"),
            "--web.listen-address=" + alertmanager.address(),
            "--cluster.listen-address="));
    return alertmanager;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  String url() {
    return "http://" + address();
  }
}
