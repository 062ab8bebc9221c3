package org.stubs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubs.Delay;
import org.stubs.Journal;

class StubServerTest {
  private final Journal journal = new Journal();
  private final Partners partners = new Partners();
  private StubServer server;

  @BeforeEach
  void start() throws Exception {
    server = StubServer.start(partners, journal);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = server.base().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void answer_takesItsTimeAndIsNoted() throws Exception {
    partners.on("/price", Delay.millis(3));

    assertThat(get("/price/1").body()).isEqualTo("xx");
    assertThat(journal.entries()).hasSize(1);
    assertThat(journal.entries().get(0).name()).isEqualTo("/price");
    assertThat(journal.entries().get(0).nanos()).isGreaterThanOrEqualTo(3_000_000);
  }

  @Test
  void body_hasItsSizeAndIsPartOfWhatIsNoted() throws Exception {
    partners.send("/catalogue", Delay.millis(3), 40_000, Delay.millis(20));

    HttpResponse<String> answered = get("/catalogue/1");

    assertThat(answered.body()).hasSize(40_000);
    assertThat(answered.headers().firstValue("content-length")).hasValue("40000");
    assertThat(journal.entries()).hasSize(1);
    assertThat(journal.entries().get(0).nanos()).isGreaterThanOrEqualTo(23_000_000);
  }

  @Test
  void pathThatNobodyProgrammed_isNotFound() throws Exception {
    assertThat(get("/other").statusCode()).isEqualTo(404);
    assertThat(journal.entries()).isEmpty();
  }
}
