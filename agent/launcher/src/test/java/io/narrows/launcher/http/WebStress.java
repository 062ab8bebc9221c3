package io.narrows.launcher.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.StackRecorder;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat and a server of the JDK that call each other through every client, on real threads,
 * woven and recorded; the process fails with what it found wrong.
 */
public final class WebStress {
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 50;
  private static final String[] WAYS = {"send", "send-async", "url", "async-servlet"};

  private final Recording recording =
      new Recording(Clock.SYSTEM, HeadSampler.ratio(1, true), new Propagation(), 1 << 14);
  private final WebCheck check = new WebCheck();
  private final Drain drain =
      new Drain(recording, List.of(check), error -> check.problem(error.toString()));
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpServer back =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final Tomcat front = new Tomcat();

  private WebStress() throws IOException {}

  public static void main(String[] arguments) throws Exception {
    new WebStress().run();
  }

  private void run() throws Exception {
    Probe.install(new StackRecorder(recording, new Attachments(), new Resources()));
    Thread draining = new Thread(drain, "drain");
    draining.start();
    startBack();
    startFront();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Thread thread = new Thread(this::visit);
      thread.start();
      clients.add(thread);
    }
    for (Thread thread : clients) {
      thread.join();
    }
    front.stop();
    back.stop(0);
    threads.shutdown();
    Probe.install(Recorder.NOOP);
    drain.stop();
    draining.join();
    report();
  }

  private void startBack() {
    back.setExecutor(threads);
    back.createContext("/back", WebStress::answer);
    back.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = "answer".getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void startFront() throws Exception {
    front.setBaseDir(Files.createTempDirectory("tomcat").toString());
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("maxKeepAliveRequests", "-1");
    front.setConnector(connector);
    Context context = front.addContext("/shop", null);
    Tomcat.addServlet(context, "front", new Front()).setAsyncSupported(true);
    context.addServletMappingDecoded("/front/*", "front");
    front.start();
  }

  /** Calls the other server in the way that its path says. */
  private final class Front extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      int port = back.getAddress().getPort();
      URI target = URI.create("http://localhost:" + port + "/back?" + request.getPathInfo());
      switch (request.getPathInfo()) {
        case "/send":
          send(target);
          break;
        case "/send-async":
          client.sendAsync(HttpRequest.newBuilder(target).build(), BodyHandlers.ofString()).join();
          break;
        case "/url":
          connect(target);
          break;
        default:
          AsyncContext async = request.startAsync();
          async.start(
              () -> {
                connect(target);
                async.complete();
              });
      }
    }
  }

  private void send(URI target) throws IOException {
    try {
      client.send(HttpRequest.newBuilder(target).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect(URI target) {
    try {
      HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
      connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      check.problem(e.toString());
    }
  }

  private void visit() {
    try (Socket socket = new Socket("localhost", front.getConnector().getLocalPort())) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (int i = 0; i < ROUNDS; i++) {
        for (String way : WAYS) {
          String request = "GET /shop/front/" + way + " HTTP/1.1\r\nHost: shop\r\n\r\n";
          socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
          String line = in.readLine();
          if (line == null || !line.contains(" 200")) {
            check.problem(way + " answered " + line);
            return;
          }
          while (!in.readLine().isEmpty()) {
            // headers; there is no body
          }
        }
      }
    } catch (IOException e) {
      check.problem(e.toString());
    }
  }

  private void report() {
    int visits = CLIENTS * ROUNDS * WAYS.length;
    if (recording.suppressed() > 0) {
      check.problem("advice threw " + recording.lastSuppressed());
    }
    List<String> problems = check.problems(visits);
    System.out.println(check.requests() + " requests, " + check.queued() + " of them queued");
    System.out.println(check.routes());
    problems.stream().limit(20).forEach(System.out::println);
    System.exit(problems.isEmpty() && check.requests() == 2 * visits ? 0 : 1);
  }
}
