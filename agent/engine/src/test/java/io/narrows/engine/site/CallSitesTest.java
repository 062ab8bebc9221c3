package io.narrows.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.facts.inventory.Inventory;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallSitesTest {
  private final Inventory inventory = new Inventory();
  private final CallSites sites = new CallSites(inventory.origins());

  @BeforeEach
  void loadTheApplication() throws MalformedURLException {
    URL classes = new URL("file:/shop/target/classes/");
    ProtectionDomain domain =
        new ProtectionDomain(new CodeSource(classes, (Certificate[]) null), null);
    inventory.origins().loaded("com/acme/Orders", domain);
  }

  @Test
  void frame_nearestToTheOperationIsTheSite() {
    CallSite site =
        of(
            "io.narrows.engine.recording.Captures.begun:80",
            "io.narrows.bootstrap.Probe.beginStatement:100",
            "com.zaxxer.hikari.pool.HikariProxyPreparedStatement.executeQuery:52",
            "org.springframework.jdbc.core.JdbcTemplate$1.doInPreparedStatement:700",
            "org.springframework.jdbc.core.JdbcTemplate.query:723",
            "com.acme.Orders.items:57",
            "com.acme.OrderController.get:20",
            "java.lang.Thread.run:840");

    assertThat(site.location()).isEqualTo("Orders.java:57");
    assertThat(site.method()).isEqualTo("Orders.items");
    assertThat(site.function()).isEqualTo("com.acme.Orders.items");
    assertThat(site.path()).isEqualTo("com/acme/Orders.java");
    assertThat(site.hop()).isEqualTo("JdbcTemplate.query");
  }

  @Test
  void repository_isNamedByTheInterfaceOfItsProxy() {
    inventory
        .origins()
        .proxy(
            "jdk.proxy2.$Proxy123",
            List.of(
                "com.acme.OrderItemRepository", "org.springframework.data.repository.Repository"));

    CallSite site =
        of(
            "org.hibernate.query.Query.list:1",
            "org.springframework.aop.framework.JdkDynamicAopProxy.invoke:223",
            "jdk.proxy2.$Proxy123.findByOrderId:-1",
            "com.acme.Orders.lambda$all$0:57",
            "java.util.stream.ReferencePipeline$3$1.accept:197",
            "com.acme.Orders.all:55");

    assertThat(site.method()).isEqualTo("Orders.all");
    assertThat(site.location()).isEqualTo("Orders.java:57");
    assertThat(site.hop()).isEqualTo("OrderItemRepository.findByOrderId");
  }

  @Test
  void proxy_thatWasNotSeen_isNotGuessed() {
    CallSite site =
        of(
            "org.springframework.aop.framework.JdkDynamicAopProxy.invoke:223",
            "jdk.proxy2.$Proxy9.findByOrderId:-1",
            "com.acme.Orders.all:57");

    assertThat(site.hop()).isNull();
  }

  @Test
  void proxyOfAConnection_isPlumbing() {
    inventory.origins().proxy("jdk.proxy2.$Proxy5", List.of("java.sql.PreparedStatement"));

    CallSite site = of("jdk.proxy2.$Proxy5.executeQuery:-1", "com.acme.Orders.all:57");

    assertThat(site.hop()).isNull();
  }

  @Test
  void driver_calledDirectly_isNoHop() {
    CallSite site =
        of(
            "org.h2.jdbc.JdbcPreparedStatement.executeQuery:100",
            "com.zaxxer.hikari.pool.HikariProxyPreparedStatement.executeQuery:52",
            "com.acme.Orders.all:57");

    assertThat(site.hop()).isNull();
  }

  @Test
  void lazyCollection_isThatOfWhoeverIteratesIt() {
    CallSite site =
        of(
            "org.hibernate.loader.ast.internal.CollectionLoader.load:60",
            "org.hibernate.collection.spi.PersistentBag.spliterator:300",
            "java.util.Collection.stream:743",
            "com.acme.Orders.entry:31");

    assertThat(site.location()).isEqualTo("Orders.java:31");
    assertThat(site.hop()).isEqualTo("PersistentBag.spliterator");
  }

  @Test
  void entityProxy_isTheCallerAndTheHopIsTheEntity() {
    CallSite site =
        of(
            "org.hibernate.proxy.AbstractLazyInitializer.initialize:200",
            "com.acme.Customer$HibernateProxy$x1Y2.name:-1",
            "com.acme.Orders.entry:33");

    assertThat(site.location()).isEqualTo("Orders.java:33");
    assertThat(site.hop()).isEqualTo("Customer.name");
  }

  @Test
  void enhancedGetter_isThatOfItsCaller() {
    CallSite site =
        of(
            "org.hibernate.bytecode.enhance.spi.interceptor.Helper.performWork:60",
            "com.acme.Customer.$$_hibernate_read_photo:-1",
            "com.acme.Customer.photo:12",
            "com.acme.Orders.entry:33");

    assertThat(site.location()).isEqualTo("Orders.java:33");
    assertThat(site.hop()).isEqualTo("Customer.photo");
  }

  @Test
  void transactionProxy_ofTheApplicationIsNotTheSite() {
    CallSite site =
        of(
            "org.springframework.transaction.interceptor.TransactionInterceptor.invoke:119",
            "org.springframework.aop.framework.CglibAopProxy$DynamicAdvisedInterceptor.intercept:1",
            "com.acme.Orders$$SpringCGLIB$$0.all:-1",
            "com.acme.OrderController.get:20");

    assertThat(site.location()).isEqualTo("OrderController.java:20");
    assertThat(site.hop()).isEqualTo("Orders.all");
  }

  @Test
  void noLineTable_leavesTheMethod() {
    StackTraceElement[] frames = {new StackTraceElement("com.acme.Orders", "all", null, -1)};

    CallSite site = sites.of(frames);

    assertThat(site.location()).isEqualTo("Orders.all");
    assertThat(site.line()).isEqualTo(-1);
    assertThat(site.path()).isNull();
  }

  @Test
  void stack_withoutAFrameOfTheApplication_hasNoSite() {
    assertThat(
            sites.of(
                frames(
                    "com.zaxxer.hikari.pool.HikariPool$HouseKeeper.run:800",
                    "java.lang.Thread.run:840")))
        .isNull();
    assertThat(sites.outside()).isEqualTo(1);
  }

  @Test
  void stack_ofAThousandFrames_isReadToItsEnd() {
    List<StackTraceElement> deep = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      deep.add(new StackTraceElement("org.hibernate.Deep" + i, "call", "Deep.java", 1));
    }
    deep.addAll(Arrays.asList(frames("com.acme.Orders.all:57")));

    assertThat(sites.of(deep.toArray(new StackTraceElement[0])).location())
        .isEqualTo("Orders.java:57");
  }

  @Test
  void sameSite_isTheSameObject() {
    assertThat(of("com.acme.Orders.all:57")).isSameAs(of("com.acme.Orders.all:57"));
    assertThat(of("com.acme.Orders.all:58").id()).isEqualTo(2);
  }

  @Test
  void sites_areBounded() {
    for (int i = 0; i < CallSites.LIMIT; i++) {
      of("com.acme.Orders.all:" + (i + 1));
    }

    assertThat(sites.of(frames("com.acme.Orders.all:99999"))).isNull();
    assertThat(sites.beyond()).isEqualTo(1);
    assertThat(of("com.acme.Orders.all:1").id()).isEqualTo(1);
  }

  private CallSite of(String... frames) {
    CallSite site = sites.of(frames(frames));
    assertThat(site).isNotNull();
    return site;
  }

  /** {@code package.Class.method:line}, each in the file of its outermost class. */
  private static StackTraceElement[] frames(String... texts) {
    StackTraceElement[] frames = new StackTraceElement[texts.length];
    for (int i = 0; i < texts.length; i++) {
      int colon = texts[i].lastIndexOf(':');
      String method = texts[i].substring(0, colon);
      int dot = method.lastIndexOf('.');
      String type = method.substring(0, dot);
      frames[i] =
          new StackTraceElement(
              type,
              method.substring(dot + 1),
              FrameNames.simple(type) + ".java",
              Integer.parseInt(texts[i].substring(colon + 1)));
    }
    return frames;
  }
}
