package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Hot;
import io.narrows.engine.analysis.verdict.Claim;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Part;
import io.narrows.engine.site.CallSite;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotMethodTest {
  private static final String REGEX = "compiling regular expressions";

  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new HotMethod());
  }

  private void endpoint(long samples, long there) {
    views.own = Code.running(samples, there, Code.line("rules", 41), REGEX).view(0);
    views.endpoint("GET /offers", 100);
  }

  @Test
  void hotMethod_isNamedWithItsLineAndFix() {
    endpoint(200, 160);

    Finding finding = found().get(0);
    assertThat(finding.title())
        .isEqualTo(
            "GET /offers computes in Offers.rules (Offers.java:41), mostly compiling regular"
                + " expressions");
    assertThat(finding.fix()).contains("static final Pattern");
    assertThat(finding.confidence()).isEqualTo(Confidence.SAMPLED);
    assertThat(finding.evidence().get(0)).contains("by 200 samples between 74 % and 85 %");
    // As large as its share can be, by the samples.
    double most = new Proportion(160, 200).high();
    assertThat(finding.gain().highNanos()).isEqualTo(Math.round(most * 100 * 100e6));
    assertThat(finding.gain().lowNanos()).isEqualTo(Math.round(0.3 * 0.8 * 100 * 100e6));
  }

  @Test
  void collectionsOfItsGarbage_mayGoWithIt() {
    views.own = Code.running(200, 160, Code.line("rules", 41), REGEX).view(0);
    views.endpoint("GET /offers", 104, Views.waiting(Kind.GC, "", 4));
    double most = new Proportion(160, 200).high();
    Finding finding = found().get(0);
    assertThat(finding.gain().highNanos()).isEqualTo(Math.round((most * 100 + 4) * 100e6));
    // Not again with every other method, nor with the pauses themselves.
    assertThat(finding.claims()).extracting(Claim::highNanos).contains(400 * Views.MILLI);
    assertThat(finding.claims().get(0).parts()).extracting(Part::kind).containsExactly(Kind.GC);
    assertThat(finding.claims().get(1).parts())
        .extracting(Part::kind)
        .containsExactly(Kind.CPU, Kind.RUNQ, Kind.APP, Kind.OFFCPU_UNKNOWN);
  }

  /** Two things that it does are nearly even, and each is the larger in some window. */
  @Test
  void hotMethod_staysTheSameWhateverItIsInMostly() {
    Finding matching = even(101, 100);
    Finding compiling = even(100, 101);

    assertThat(matching.title()).endsWith("mostly matching regular expressions");
    assertThat(compiling.title()).endsWith("mostly " + REGEX);
    assertThat(compiling.id()).isEqualTo(matching.id());
    assertThat(compiling.key()).isEqualTo(matching.key());
  }

  private Finding even(long matching, long compiling) {
    CallSite place = Code.line("rules", 41);
    OwnStats own = Code.running(matching, matching, place, "matching regular expressions");
    for (long i = 0; i < compiling; i++) {
      own.running(new Hot(place, REGEX));
    }
    views.endpoints.clear();
    views.own = own.view(0);
    views.endpoint("GET /offers", 100);
    return found().get(0);
  }

  @Test
  void fewSamples_areNoEvidence() {
    endpoint(99, 29);
    assertThat(found()).isEmpty();
    views.isDevelopment = true;
    assertThat(found()).hasSize(1);
  }

  @Test
  void thirtySamplesOfOneMethod_areEvidenceOfIt() {
    endpoint(60, 30);
    assertThat(found().get(0).evidence().get(0)).contains("by 60 samples between 38 % and 62 %");
  }

  @Test
  void smallOrUncertainShare_isNotNamed() {
    endpoint(1_000, 80);
    assertThat(found()).isEmpty();
    views.endpoints.clear();
    endpoint(100, 11);
    assertThat(found()).isEmpty();
  }

  @Test
  void quickEndpoint_isNotHotThoughItOnlyComputes() {
    views.isDevelopment = true;
    views.own = Code.running(200, 200, Code.line("rules", 41), REGEX).view(0);
    views.endpoint("GET /offers", 8);
    assertThat(found()).isEmpty();
  }

  @Test
  void endpointThatWaits_isNotHot() {
    views.own = Code.running(200, 200, Code.line("rules", 41), REGEX).view(0);
    views.endpoint("GET /offers", 100, Views.query(1, 95));
    assertThat(found()).isEmpty();
  }
}
