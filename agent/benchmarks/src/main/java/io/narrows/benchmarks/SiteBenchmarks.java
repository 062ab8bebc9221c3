package io.narrows.benchmarks;

import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import io.narrows.facts.inventory.Origins;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a captured stack costs the application's thread ({@code capture}, of which {@code descend}
 * is the way down to that depth), and what naming its line costs the drain ({@code resolve}, the
 * capture included). None of the frames is the application's, so that every one is looked at.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SiteBenchmarks {
  /** Frames between the thread's start and the capture. */
  @Param({"20", "60", "120"})
  public int depth;

  private CallSites sites;

  @Setup
  public void start() throws MalformedURLException {
    Origins origins = new Inventory().origins();
    CodeSource classes = new CodeSource(new URL("file:/classes/"), (Certificate[]) null);
    origins.loaded("com/acme/Shop", new ProtectionDomain(classes, null));
    sites = new CallSites(origins);
  }

  @Benchmark
  public Object descend() {
    return down(depth, false);
  }

  @Benchmark
  public Object capture() {
    return down(depth, true);
  }

  @Benchmark
  public Object resolve() {
    return sites.of((Throwable) down(depth, true));
  }

  private Object down(int left, boolean captures) {
    if (left > 0) {
      return down(left - 1, captures);
    }
    return captures ? new Stack() : this;
  }

  /** As the recording makes it. */
  private static final class Stack extends Throwable {
    private static final long serialVersionUID = 1;

    Stack() {
      super(null, null, false, true);
    }
  }
}
