package io.narrows.instrumentation.springmvc;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.mvc.SpringServer;
import io.narrows.instrumentation.testing.IsolatedLoader;
import io.narrows.instrumentation.testing.RawHttp;
import io.narrows.instrumentation.testing.Served;
import io.narrows.instrumentation.testing.WeavingSession;
import io.narrows.instrumentation.testing.WebRecorder;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Routes are the templates that Spring matched, below the application's own path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpringMvcContract {
  private final IsolatedLoader loader;
  private AutoCloseable running;
  private AutoCloseable runningUnderApi;

  SpringMvcContract(String library, Map<String, String> renames) {
    loader = new IsolatedLoader(library, renames);
  }

  @BeforeAll
  void startServers() throws Exception {
    running = (AutoCloseable) loader.start(SpringServer.class, "/");
    runningUnderApi = (AutoCloseable) loader.start(SpringServer.class, "/api/*");
  }

  @AfterAll
  void stopServers() throws Exception {
    running.close();
    runningUnderApi.close();
    loader.close();
    assertThat(WeavingSession.failed()).isEmpty();
  }

  private String get(AutoCloseable server, String path) throws Exception {
    try (WebRecorder recorder = WebRecorder.install()) {
      try (RawHttp client = new RawHttp(((IntSupplier) server).getAsInt())) {
        client.send("GET", "/shop" + path);
      }
      Served served = recorder.served();
      assertThat(recorder.begun()).isOne();
      return served.toString();
    }
  }

  @Test
  void controller_isItsTemplate() throws Exception {
    assertThat(get(running, "/orders/7")).isEqualTo("GET /shop/orders/{id} 200");
  }

  @Test
  void functionalRoute_isItsTemplate() throws Exception {
    assertThat(get(running, "/functional/7")).isEqualTo("GET /shop/functional/{id} 202");
  }

  @Test
  void resource_isItsPattern() throws Exception {
    assertThat(get(running, "/static/none.css")).startsWith("GET /shop/static/** 404");
  }

  @Test
  void unmatchedPath_isTheMappingOfTheDispatcher() throws Exception {
    assertThat(get(running, "/nothing/here")).startsWith("GET /shop/* 404");
  }

  @Test
  void failure_keepsItsRouteThroughTheErrorPage() throws Exception {
    assertThat(get(running, "/orders/7/broken")).startsWith("GET /shop/orders/{id}/broken 500 ");
  }

  @Test
  void sentError_keepsItsRouteThroughTheErrorPage() throws Exception {
    assertThat(get(running, "/orders/7/refused")).isEqualTo("GET /shop/orders/{id}/refused 409");
  }

  @Test
  void asynchronousController_isOneRequest() throws Exception {
    assertThat(get(running, "/orders/7/later")).isEqualTo("GET /shop/orders/{id}/later 200");
  }

  @Test
  void forward_isTheRouteThatWasAskedFor() throws Exception {
    assertThat(get(running, "/orders/7/forwarded"))
        .isEqualTo("GET /shop/orders/{id}/forwarded 200");
  }

  @Test
  void dispatcherBelowAPath_hasThatPathInItsRoutes() throws Exception {
    assertThat(get(runningUnderApi, "/api/orders/7")).isEqualTo("GET /shop/api/orders/{id} 200");
  }
}
