package io.narrows.benchmarks.service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A service as small as a real one gets. It prints {@code READY port} when it has answered its
 * first query, and answers {@code stats} and {@code quit} on its standard input.
 */
public final class OrderService {
  private OrderService() {}

  /** No arguments. */
  public static void main(String[] args) throws Exception {
    HikariDataSource orders = database();
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new Orders(orders)), "/orders/*");
    server.setHandler(context);
    server.start();
    System.out.println("READY " + connector.getLocalPort());
    answer();
    server.stop();
    orders.close();
  }

  private static void answer() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
      System.out.println(Stats.now());
    }
  }

  private static HikariDataSource database() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(8);
    HikariDataSource source = new HikariDataSource(config);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(40))");
      statement.execute("INSERT INTO orders SELECT x, 'customer ' || x FROM SYSTEM_RANGE(1, 1000)");
    }
    return source;
  }

  /** {@code GET /orders?queries=N}: N prepared queries of one row each. */
  private static final class Orders extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient DataSource source;

    Orders(DataSource source) {
      this.source = source;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      int queries = Integer.parseInt(request.getParameter("queries"));
      try {
        response.getWriter().println(customers(queries));
      } catch (SQLException failed) {
        throw new IOException(failed);
      }
    }

    private int customers(int queries) throws SQLException {
      int length = 0;
      try (Connection connection = source.getConnection()) {
        for (int i = 1; i <= queries; i++) {
          length += customer(connection, 1 + i % 1000).length();
        }
      }
      return length;
    }

    private static String customer(Connection connection, int id) throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT customer FROM orders WHERE id = ?")) {
        statement.setInt(1, id);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return row.getString(1);
        }
      }
    }
  }
}
