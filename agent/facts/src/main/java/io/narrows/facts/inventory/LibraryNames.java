package io.narrows.facts.inventory;

/**
 * Packages that are not the application, where the place of a class does not tell: in a jar that
 * has everything in it, or where no place is known. What a place tells is asked first.
 */
final class LibraryNames {
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  private static final String[] LIBRARIES = {
    "ch.qos.logback.",
    "com.fasterxml.",
    "com.google.common.",
    "com.google.gson.",
    "com.google.protobuf.",
    "com.ibm.",
    "com.mchange.",
    "com.microsoft.sqlserver.",
    "com.mongodb.",
    "com.mysql.",
    "com.ongres.",
    "com.zaxxer.",
    "feign.",
    "freemarker.",
    "graphql.",
    "groovy.",
    "io.dropwizard.",
    "io.grpc.",
    "io.helidon.",
    "io.lettuce.",
    "io.micrometer.",
    "io.micronaut.",
    "io.netty.",
    "io.opentelemetry.",
    "io.quarkus.",
    "io.r2dbc.",
    "io.undertow.",
    "io.vertx.",
    "jakarta.",
    "javassist.",
    "junit.",
    "kotlin.",
    "kotlinx.",
    "liquibase.",
    "net.bytebuddy.",
    "net.ttddyy.",
    "okhttp3.",
    "okio.",
    "oracle.",
    "org.antlr.",
    "org.aopalliance.",
    "org.apache.",
    "org.aspectj.",
    "org.codehaus.",
    "org.eclipse.",
    "org.flywaydb.",
    "org.glassfish.",
    "org.gradle.",
    "org.h2.",
    "org.hibernate.",
    "org.hsqldb.",
    "org.jboss.",
    "org.jdbi.",
    "org.jetbrains.",
    "org.jooq.",
    "org.junit.",
    "org.mariadb.",
    "org.mockito.",
    "org.mortbay.",
    "org.mybatis.",
    "org.postgresql.",
    "org.quartz.",
    "org.reactivestreams.",
    "org.slf4j.",
    "org.springframework.",
    "org.sqlite.",
    "org.thymeleaf.",
    "org.wildfly.",
    "org.xnio.",
    "org.yaml.snakeyaml.",
    "reactor.",
    "redis.clients.",
    "rx.",
    "scala.",
    "weblogic.",
    "zipkin2."
  };

  private LibraryNames() {}

  /** Whether a class belongs to the JDK, wherever it came from. */
  static boolean isJdk(String name) {
    return startsWithAny(name, JDK);
  }

  /** Whether a class, or a package with a dot at its end, is known to be of a library. */
  static boolean isLibrary(String name) {
    return isJdk(name) || startsWithAny(name, LIBRARIES);
  }

  private static boolean startsWithAny(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
