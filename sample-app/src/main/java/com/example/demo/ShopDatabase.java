package com.example.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL with the shop's data. The data are made once, into a database that is then only
 * copied: a second run starts with the same data, and without the seconds that making them takes.
 */
final class ShopDatabase implements AutoCloseable {

  private static final String SEEDED = "shop_seeded";
  private static final String[] SCRIPTS = {"schema.sql", "data.sql"};

  private final EmbeddedPostgres postgres;
  private final Path complete;

  private ShopDatabase(EmbeddedPostgres postgres, Path complete) {
    this.postgres = postgres;
    this.complete = complete;
  }

  static ShopDatabase start(Path directory, Path log) throws IOException {
    Path data = directory.resolve("data");
    Path complete = directory.resolve("complete-" + scriptsChecksum());
    stopLeftover(data.resolve("postmaster.pid"));
    if (!Files.exists(complete)) {
      FileSystemUtils.deleteRecursively(directory);
      Files.createDirectories(data);
    }
    return new ShopDatabase(startPostgres(directory, data, log), complete);
  }

  int port() {
    return postgres.getPort();
  }

  /** Makes the database {@code shop}, with the data that every run begins with. */
  void createShop() throws IOException, SQLException {
    if (!Files.exists(complete)) {
      seed();
      Files.createFile(complete);
    }
    execute("DROP DATABASE IF EXISTS shop", "CREATE DATABASE shop TEMPLATE " + SEEDED);
  }

  private void seed() throws SQLException {
    execute("CREATE DATABASE " + SEEDED);
    DataSource seeded = postgres.getDatabase("postgres", SEEDED);
    try (Connection connection = seeded.getConnection()) {
      for (String script : SCRIPTS) {
        ScriptUtils.executeSqlScript(
            connection, new EncodedResource(new ClassPathResource(script)));
      }
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static EmbeddedPostgres startPostgres(Path directory, Path data, Path log)
      throws IOException {
    ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(binaries(directory))
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(30))
        .setOutputRedirector(toLog)
        .setErrorRedirector(toLog)
        .setServerConfig("unix_socket_directories", "")
        // The data can be made again, and a slow disk is none of the shop's bottlenecks.
        .setServerConfig("fsync", "off")
        .setServerConfig("full_page_writes", "off")
        // Two workers for one query would take both cores of a small machine.
        .setServerConfig("max_parallel_workers_per_gather", "0")
        .start();
  }

  /** A demo that was killed has not stopped its database. */
  private static void stopLeftover(Path pidFile) throws IOException {
    if (Files.exists(pidFile)) {
      ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)))
          .filter(process -> process.info().command().orElse("").endsWith("postgres"))
          .ifPresent(Leftovers::stop);
    }
  }

  private static File binaries(Path directory) {
    return directory.resolveSibling("postgres").toFile();
  }

  private static String scriptsChecksum() throws IOException {
    CRC32 checksum = new CRC32();
    for (String script : SCRIPTS) {
      try (InputStream in = new ClassPathResource(script).getInputStream()) {
        checksum.update(in.readAllBytes());
      }
    }
    return Long.toHexString(checksum.getValue());
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  @Override
  public String toString() {
    return "PostgreSQL";
  }
}
