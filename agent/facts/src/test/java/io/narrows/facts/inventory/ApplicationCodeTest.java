package io.narrows.facts.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ApplicationCodeTest {
  private final BoundedSet<String> locations = new BoundedSet<>(64);

  @Test
  void folder_countsByItsPackagesAndNotByAPrefix() throws Exception {
    Origins origins = startedWith("com.acme.Shop", "");
    load(origins, "file:/shop/target/classes/", "org.springframework.samples.petclinic.Owner");
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.isApplication("org.springframework.samples.petclinic.Vet")).isTrue();
    assertThat(code.isApplication("org.springframework.jdbc.core.JdbcTemplate")).isFalse();
    assertThat(code.isApplication("java.util.ArrayList")).isFalse();
  }

  @Test
  void library_besideTheApplication_isNone() throws Exception {
    Origins origins = startedWith("com.acme.Shop", "");
    load(origins, "jar:nested:/shop.jar/!BOOT-INF/classes/!/", "com.acme.shop.Orders");
    load(origins, "jar:nested:/shop.jar/!BOOT-INF/lib/x.jar!/", "de.unknown.sql.Runner");
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.isApplication("com.acme.shop.Orders")).isTrue();
    assertThat(code.isApplication("de.unknown.sql.Runner")).isFalse();
  }

  @Test
  void otherJars_ofTheSameOrganisation_countToo() throws Exception {
    Origins origins = startedWith("com.acme.Shop", "");
    load(origins, "jar:nested:/shop.jar/!BOOT-INF/classes/!/", "com.acme.shop.web.Orders");
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.isApplication("com.acme.stock.Ledger")).isTrue();
    assertThat(code.isApplication("com.acmecorp.Ledger")).isFalse();
  }

  @Test
  void otherJars_ofASharedOrganisation_countByTheThirdSegment() throws Exception {
    Origins origins = startedWith("com.github.acme.Shop", "");
    load(origins, "file:/shop/classes/", "com.github.acme.shop.Orders");
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.isApplication("com.github.acme.stock.Ledger")).isTrue();
    assertThat(code.isApplication("com.github.other.Cache")).isFalse();
  }

  @Test
  void mainJar_ofAThinApplication_isTheApplication() throws Exception {
    Origins origins = startedWith("/shop/shop.jar", "/shop/shop.jar");
    load(origins, "file:/shop/shop.jar", "com.acme.Shop", "org.legacy.Tax");
    load(origins, "file:/shop/lib/h2.jar", "org.h2.Driver", "de.unknown.Pool");
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.isApplication("com.acme.Shop")).isTrue();
    assertThat(code.isApplication("org.legacy.Tax")).isTrue();
    assertThat(code.isApplication("de.unknown.Pool")).isFalse();
    assertThat(locations.elements()).containsExactly("/shop/shop.jar");
  }

  @Test
  void mainJar_isFoundByTheMainClass() throws Exception {
    Origins origins = startedWith("com.acme.Shop 80", "/shop/shop.jar:/shop/lib/x.jar");
    ProtectionDomain shop = Urls.domain("file:/shop/shop.jar");
    origins.loaded("com/acme/Shop", shop);
    origins.loaded("net/unlike/Orders", shop);
    load(origins, "file:/shop/lib/x.jar", "de.unknown.Pool");
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.isApplication("net.unlike.Orders")).isTrue();
    assertThat(code.isApplication("de.unknown.Pool")).isFalse();
  }

  @Test
  void mainJar_withItsLibrariesInIt_countsByThePackageOfTheMainClass() throws Exception {
    Origins origins = startedWith("com.acme.shop.Main", "/shop.jar:/etc/shop");
    ProtectionDomain shaded = Urls.domain("file:/shop.jar");
    for (String name : List.of("com/acme/shop/Main", "com/acme/orders/Orders", "de/unknown/Pool")) {
      origins.loaded(name, shaded);
    }
    origins.loaded("com/zaxxer/hikari/HikariDataSource", shaded);
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.isApplication("com.acme.orders.Orders")).isTrue();
    assertThat(code.isApplication("de.unknown.Pool")).isFalse();
    assertThat(code.isApplication("com.zaxxer.hikari.HikariDataSource")).isFalse();
  }

  @Test
  void mainJar_ofSpringBoot_bringsItsLoaderAndNoApplication() throws Exception {
    Origins origins = startedWith("/shop.jar", "/shop.jar");
    load(origins, "file:/shop.jar", "org.springframework.boot.loader.launch.JarLauncher");
    load(origins, "jar:nested:/shop.jar/!BOOT-INF/classes/!/", "com.acme.Shop");
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.isApplication("org.springframework.boot.loader.launch.JarLauncher")).isFalse();
    assertThat(code.isApplication("com.acme.Shop")).isTrue();
  }

  @Test
  void generatedClasses_areNobodysCode() throws Exception {
    Origins origins = startedWith("com.acme.Shop", "");
    load(origins, "file:/classes/", "com.acme.Orders");
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(
            List.of(
                "com.acme.Orders$$SpringCGLIB$$0",
                "com.acme.Orders$$EnhancerBySpringCGLIB$$1a2b",
                "com.acme.Orders$HibernateProxy$x7Yz",
                "com.acme.Orders$ByteBuddy$abc",
                "com.acme.$Proxy17",
                "com.acme.Orders$$Lambda$12/0x00",
                "com.acme.Orders_ClientProxy"))
        .noneMatch(code::isApplication);
    assertThat(code.isApplication("com.acme.Orders$ProxySettings")).isTrue();
  }

  @Test
  void placesUnknown_leaveTheListOfLibraries() {
    ApplicationCode code = new ApplicationCode(startedWith("", ""));

    assertThat(code.isApplication("com.acme.Orders")).isTrue();
    assertThat(code.isApplication("org.hibernate.Session")).isFalse();
    assertThat(code.isApplication("io.narrows.engine.Engine")).isFalse();
  }

  @Test
  void packages_thatComeLater_areSeen() throws Exception {
    Origins origins = startedWith("com.acme.Shop", "");
    load(origins, "file:/classes/", "com.acme.Shop");
    ApplicationCode code = new ApplicationCode(origins);
    assertThat(code.isApplication("net.unlike.Orders")).isFalse();

    load(origins, "file:/classes/", "net.unlike.Orders");

    assertThat(code.isApplication("net.unlike.Orders")).isTrue();
  }

  @Test
  void proxy_standsForTheInterfaceOfTheApplication() throws Exception {
    Origins origins = startedWith("com.acme.Shop", "");
    load(origins, "file:/classes/", "com.acme.Orders");
    origins.proxy(
        "jdk.proxy2.$Proxy12",
        List.of("org.springframework.data.repository.Repository", "com.acme.OrderRepository"));
    origins.proxy("jdk.proxy2.$Proxy13", List.of("java.sql.Connection"));
    ApplicationCode code = new ApplicationCode(origins);

    assertThat(code.interfaceOf("jdk.proxy2.$Proxy12")).isEqualTo("com.acme.OrderRepository");
    assertThat(code.interfaceOf("jdk.proxy2.$Proxy13")).isEqualTo("java.sql.Connection");
    assertThat(code.interfaceOf("jdk.proxy2.$Proxy14")).isNull();
  }

  @Test
  void packages_beyondTheBound_areSaidToBeIncomplete() throws Exception {
    Origins origins = startedWith("com.acme.Shop", "");
    ProtectionDomain classes = Urls.domain("file:/classes/");
    for (int i = 0; i < 5000; i++) {
      origins.loaded("com/acme/p" + i + "/Orders", classes);
    }

    assertThat(origins.isIncomplete()).isTrue();
    assertThat(origins.ownPackages()).hasSize(4096);
  }

  private Origins startedWith(String command, String classPath) {
    Properties system = new Properties();
    system.setProperty("sun.java.command", command);
    system.setProperty("java.class.path", classPath);
    return new Origins(system, locations);
  }

  private static void load(Origins origins, String location, String... classes)
      throws MalformedURLException {
    ProtectionDomain domain = Urls.domain(location);
    for (String each : classes) {
      origins.loaded(each.replace('.', '/'), domain);
    }
  }
}
