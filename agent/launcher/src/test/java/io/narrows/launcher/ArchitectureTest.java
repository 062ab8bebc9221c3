package io.narrows.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The packages of the whole agent, seen at once; each rule is seen to fail on a planted case. */
class ArchitectureTest {
  private static final ArchRule ACYCLIC =
      slices().matching("io.narrows.(**)").should().beFreeOfCycles();

  private static final ArchRule TELEMETRY_IN_EXPORT_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.narrows.engine.export..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.opentelemetry..");

  private static final ArchRule ASM_IN_WEAVING_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.narrows.instrumentation.weaving")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.objectweb.asm..");

  // It is not in the jar: annotations of advice are all that is used of it.
  private static final ArchRule BYTE_BUDDY_IN_ADVICE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.narrows.instrumentation..")
          .or()
          .resideInAPackage("io.narrows.instrumentation.weaving")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.bytebuddy..");

  @Test
  void packages_haveNoCycles() {
    ACYCLIC.check(shipped());
  }

  @Test
  void openTelemetry_isNamedInExportOnly() {
    TELEMETRY_IN_EXPORT_ONLY.check(shipped());
  }

  @Test
  void asm_isNamedInWeavingOnly() {
    ASM_IN_WEAVING_ONLY.check(shipped());
  }

  @Test
  void byteBuddy_isNamedInAdviceOnly() {
    BYTE_BUDDY_IN_ADVICE_ONLY.check(shipped());
  }

  @Test
  void acyclic_failsOnAPlantedCycle() {
    JavaClasses planted = new ClassFileImporter().importPackages("io.narrows.launcher.planted");
    assertThat(ACYCLIC.evaluate(planted).hasViolation()).isTrue();
  }

  private static JavaClasses shipped() {
    JavaClasses shipped =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                "io.narrows.bootstrap",
                "io.narrows.facts",
                "io.narrows.instrumentation",
                "io.narrows.engine",
                "io.narrows.launcher");
    assertThat(shipped).hasSizeGreaterThan(100);
    return shipped;
  }
}
