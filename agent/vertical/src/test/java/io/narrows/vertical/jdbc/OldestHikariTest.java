package io.narrows.vertical.jdbc;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;

/** The oldest line of HikariCP that is in use, in a loader of its own. */
class OldestHikariTest extends PoolContract {
  private static final ClassLoader LOADER = loader();

  private static ClassLoader loader() {
    try {
      Path jar = Path.of(System.getProperty("narrows.test.oldest"), "hikaricp-oldest.jar");
      return new ChildFirst(jar.toUri().toURL());
    } catch (java.net.MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  Databases database() {
    return Databases.H2;
  }

  @Override
  DataSource open(String url) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("jdbcUrl", url);
    properties.setProperty("poolName", "old-pool");
    properties.setProperty("maximumPoolSize", String.valueOf(MAX));
    properties.setProperty("minimumIdle", "1");
    properties.setProperty("connectionTimeout", "250");
    Class<?> config = LOADER.loadClass("com.zaxxer.hikari.HikariConfig");
    Object settings = config.getConstructor(Properties.class).newInstance(properties);
    return (DataSource)
        LOADER
            .loadClass("com.zaxxer.hikari.HikariDataSource")
            .getConstructor(config)
            .newInstance(settings);
  }

  @Override
  void close(DataSource source) throws Exception {
    Method close = source.getClass().getMethod("close");
    close.invoke(source);
  }

  @Override
  String library() {
    return "hikaricp";
  }

  @Override
  String poolName() {
    return "old-pool";
  }

  private static final class ChildFirst extends URLClassLoader {
    ChildFirst(URL jar) {
      super(new URL[] {jar}, OldestHikariTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("com.zaxxer.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
