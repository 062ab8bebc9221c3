package io.narrows.bootstrap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The law of the package, and that the test of it can fail. */
class BootstrapLawTest {
  private static final ArchRule JAVA_BASE_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("io.narrows.bootstrap..")
                  .or(resideInAPackage("org.jspecify.annotations"))
                  .or(inJavaBase()));

  private static final ArchRule SILENT =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(System.Logger.class.getName());

  @Test
  void bootstrap_usesJavaBaseOnly() {
    JAVA_BASE_ONLY.check(shipped());
  }

  @Test
  void bootstrap_neverLogs() {
    SILENT.check(shipped());
  }

  @Test
  void law_failsOnAPlantedViolation() {
    JavaClasses planted = new ClassFileImporter().importPackages("io.narrows.bootstrap.planted");
    assertThat(planted).isNotEmpty();
    assertThat(JAVA_BASE_ONLY.evaluate(planted).hasViolation()).isTrue();
  }

  private static JavaClasses shipped() {
    JavaClasses shipped =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.narrows.bootstrap");
    assertThat(shipped).hasSizeGreaterThan(5);
    return shipped;
  }

  private static DescribedPredicate<JavaClass> inJavaBase() {
    return DescribedPredicate.describe(
        "are in java.base",
        type -> {
          JavaClass element = type.getBaseComponentType();
          return element.isPrimitive()
              || ModuleLayer.boot()
                  .findModule("java.base")
                  .orElseThrow()
                  .getPackages()
                  .contains(element.getPackageName());
        });
  }
}
