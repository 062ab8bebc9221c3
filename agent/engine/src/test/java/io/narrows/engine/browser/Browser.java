package io.narrows.engine.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One tab of a headless Chromium, spoken to by the DevTools protocol. */
public final class Browser implements AutoCloseable, WebSocket.Listener {
  private static final long PATIENCE_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Addresses that the tab asked for. */
  public final List<String> requested = new CopyOnWriteArrayList<>();

  private final Process process;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final StringBuilder message = new StringBuilder();
  private @Nullable WebSocket socket;
  private int lastId;
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  private Browser(Process process) {
    this.process = process;
  }

  public static Browser open() throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("narrows-browser");
    Process process =
        new ProcessBuilder(
                Chromium.find().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    Browser browser = new Browser(process);
    try {
      browser.connect();
      return browser;
    } catch (Exception failed) {
      browser.close();
      throw new IOException("cannot speak to the browser", failed);
    }
  }

  private void connect() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest tabs = HttpRequest.newBuilder(URI.create("http://" + place() + "/json")).build();
    JsonNode found = JSON.readTree(http.send(tabs, HttpResponse.BodyHandlers.ofString()).body());
    String url = "";
    for (JsonNode tab : found) {
      url =
          tab.get("type").asText().equals("page") ? tab.get("webSocketDebuggerUrl").asText() : url;
    }
    socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    call("Page.enable", Map.of());
    call("Network.enable", Map.of());
    call("Runtime.enable", Map.of());
  }

  private String place() throws IOException {
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      int at = line.indexOf("ws://");
      if (line.startsWith("DevTools listening on") && at > 0) {
        Thread reader = new Thread(() -> said.lines().forEach(ignored -> {}), "browser-output");
        reader.setDaemon(true);
        reader.start();
        return URI.create(line.substring(at)).getAuthority();
      }
    }
    throw new IOException("the browser ended with " + process.exitValue());
  }

  /** Opens an address and waits until it is there. */
  public void go(String url) throws Exception {
    loaded = new CompletableFuture<>();
    requested.clear();
    call("Page.navigate", Map.of("url", url));
    loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  public void size(int width, int height) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  public void dark(boolean dark) throws Exception {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** Presses a key; Enter is one that writes. */
  public void press(String key, int code) throws Exception {
    Map<String, Object> event = new HashMap<>();
    event.putAll(Map.of("key", key, "code", key, "windowsVirtualKeyCode", code));
    if (key.equals("Enter")) {
      event.put("text", "\r");
    }
    event.put("type", event.containsKey("text") ? "keyDown" : "rawKeyDown");
    call("Input.dispatchKeyEvent", event);
    event.remove("text");
    event.put("type", "keyUp");
    call("Input.dispatchKeyEvent", event);
  }

  /** What an expression of JavaScript is; a promise is waited for. */
  public JsonNode eval(String expression) throws Exception {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.get("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  /** What a screen reader is told: role and name of each thing. */
  public List<String> accessible() throws Exception {
    List<String> things = new ArrayList<>();
    for (JsonNode node : call("Accessibility.getFullAXTree", Map.of()).get("nodes")) {
      if (!node.path("ignored").asBoolean()) {
        things.add(node.at("/role/value").asText() + " " + node.at("/name/value").asText());
      }
    }
    return things;
  }

  public byte[] screenshot() throws Exception {
    JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(answer.get("data").asText());
  }

  private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    int id = ++lastId;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode request = JSON.createObjectNode().put("id", id).put("method", method);
    request.set("params", JSON.valueToTree(parameters));
    Objects.requireNonNull(socket).sendText(request.toString(), true).join();
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      read(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void read(String text) {
    try {
      JsonNode read = JSON.readTree(text);
      String method = read.path("method").asText();
      if (read.has("id")) {
        CompletableFuture<JsonNode> answer = answers.remove(read.get("id").asInt());
        if (read.has("error")) {
          answer.completeExceptionally(new IOException(read.get("error").toString()));
        } else {
          answer.complete(read.get("result"));
        }
      } else if (method.equals("Page.loadEventFired")) {
        loaded.complete(null);
      } else if (method.equals("Network.requestWillBeSent")) {
        requested.add(read.at("/params/request/url").asText());
      }
    } catch (IOException unreadable) {
      loaded.completeExceptionally(unreadable);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
