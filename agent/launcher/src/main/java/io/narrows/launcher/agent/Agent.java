package io.narrows.launcher.agent;

import io.narrows.engine.Engine;
import io.narrows.engine.Host;
import io.narrows.facts.Facts;
import io.narrows.facts.inventory.Inventory;
import io.narrows.facts.jul.Logger;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import io.narrows.facts.settings.Options;
import io.narrows.facts.settings.Settings;
import io.narrows.instrumentation.Weaving;
import io.narrows.instrumentation.weaving.Weaver;
import io.narrows.instrumentation.weaving.WeavingListener;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The running agent: facts, weaver and engine. One of it per JVM. */
final class Agent implements WeavingListener, Host {
  private static final long ATTACH_SECONDS = 30;

  private static @Nullable Agent running;

  private final Instrumentation jvm;
  private final Facts facts;
  private final CountDownLatch woven = new CountDownLatch(1);
  private @Nullable Weaver weaver;

  private Agent(Instrumentation jvm, Facts facts) {
    this.jvm = jvm;
    this.facts = facts;
  }

  static synchronized void start(
      @Nullable String arguments, Instrumentation jvm, Path jar, boolean attached) {
    Log log = new Log(Level.INFO, System.err);
    Settings settings = Settings.read(arguments, System.getProperties(), System.getenv());
    log.level(settings.get(Options.LOG));
    if (running != null) {
      if (!attached) {
        log.info("is watching this JVM already; a second -javaagent changes nothing");
      }
      return;
    }
    for (String problem : settings.problems()) {
      log.error(problem);
    }
    if (settings.get(Options.ENABLED)) {
      Logger.writeTo(log);
      Agent agent = new Agent(jvm, new Facts(settings, new Inventory(), log));
      running = agent;
      agent.start(jar, attached);
    }
  }

  private void start(Path jar, boolean attached) {
    Settings settings = facts.settings();
    Chosen chosen = new Chosen(settings);
    weaver = Weaving.register(jvm, chosen, settings.get(Options.EXCLUDE), this);
    for (String problem : chosen.problems()) {
      facts.log().error(problem);
    }
    Engine engine = Engine.start(facts, this);
    if (attached) {
      awaitWoven();
    } else {
      facts.log().info(engine.greeting(chosen.watched(), jar));
    }
  }

  /** The weaving is set up beside the application's own start, by the agent's own thread. */
  @Override
  public void weave() {
    try {
      weaver.setUp();
      weaver.weaveLoaded(jvm, !ClassData.isBeingMade());
      weaver.noteLoaded(jvm);
    } finally {
      woven.countDown();
    }
  }

  @Override
  public int classesSeen() {
    return weaver.classesSeen();
  }

  @Override
  public void unweave() {
    synchronized (Agent.class) {
      jvm.removeTransformer(weaver);
      weaver.weaveLoaded(jvm);
      running = null;
    }
  }

  private void awaitWoven() {
    try {
      woven.await(ATTACH_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void loaded(String name, @Nullable ProtectionDomain domain) {
    facts.inventory().origins().loaded(name, domain);
  }

  @Override
  public void proxy(String className, List<String> interfaces) {
    facts.inventory().origins().proxy(className, interfaces);
  }

  @Override
  public void woven(String className, @Nullable ProtectionDomain domain) {
    facts.inventory().woven(className, "");
    facts.inventory().library(domain);
  }

  @Override
  public void failed(String className, Throwable error) {
    facts.inventory().failed(className, error.toString());
  }
}
