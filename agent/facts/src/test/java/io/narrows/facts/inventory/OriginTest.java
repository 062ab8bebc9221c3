package io.narrows.facts.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  private static final Path SHOP = Path.of("/opt/my shop/shop.jar");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/shop/target/classes/",
        "jar:nested:/opt/shop.jar/!BOOT-INF/classes/!/",
        "jar:file:/opt/shop.jar!/BOOT-INF/classes!/",
        "jar:file:/opt/shop.war!/WEB-INF/classes!/",
        "file:/opt/tomcat/webapps/shop/WEB-INF/classes/",
        "war:file:/opt/tomcat/webapps/shop.war*/WEB-INF/classes/",
        "vfs:/content/shop.war/WEB-INF/classes",
        "vfs:/content/shop.ear/orders-ejb.jar",
        "file:/opt/quarkus-app/app/shop-1.0.jar"
      })
  void place_thatABuildFillsWithTheApplication_isItsOwn(String location) throws Exception {
    assertThat(Origin.of(Urls.of(location), SHOP)).isEqualTo(Origin.APPLICATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jar:nested:/opt/shop.jar/!BOOT-INF/lib/spring-core-7.0.jar!/",
        "jar:file:/opt/shop.jar!/BOOT-INF/lib/spring-core-6.0.jar!/",
        "file:/opt/tomcat/webapps/shop/WEB-INF/lib/guava.jar",
        "vfs:/content/shop.war/WEB-INF/lib/guava.jar",
        "vfs:/content/shop.ear/lib/guava.jar",
        "vfs:/content/shop.ear/web.war/WEB-INF/lib/guava.jar",
        "file:/opt/shop/lib/HikariCP-7.0.jar",
        "file:/opt/quarkus-app/lib/main/guava.jar",
        "file:/opt/other/shop.jar",
        "jrt:/java.sql"
      })
  void place_ofALibrary_isNot(String location) throws Exception {
    assertThat(Origin.of(Urls.of(location), SHOP)).isEqualTo(Origin.OTHER);
  }

  @Test
  void jar_thatTheJvmWasStartedWith_isTheMainJar() throws Exception {
    assertThat(Origin.of(Urls.of("file:/opt/my%20shop/shop.jar"), SHOP)).isEqualTo(Origin.MAIN_JAR);
  }

  @Test
  void jar_whoseUrlIsMalformed_isComparedByItsName() throws Exception {
    assertThat(Origin.of(Urls.of("file:/opt/my shop/shop.jar"), SHOP)).isEqualTo(Origin.MAIN_JAR);
  }

  @Test
  void jar_withoutAMainJar_isOther() throws Exception {
    assertThat(Origin.of(Urls.of("file:/opt/shop.jar"), null)).isEqualTo(Origin.OTHER);
  }
}
