package dev.mingce.audit;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import dev.mingce.kit.testing.ArchitectureRules;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.mingce.audit");

  @Test
  void keepsToTheArchitectureOfEveryService() {
    ArchitectureRules.ofService("dev.mingce.audit").withPure("tree", "note").check();
  }

  @Test
  void theLogKnowsNeitherItsSourcesNorItsReaders() {
    noClasses()
        .that()
        .resideInAPackage("..audit.log..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..audit.intake..", "..audit.query..", "..audit.proof..")
        .check(CLASSES);
  }

  @Test
  void resourcesNameTheirPermissionAndRunOnVirtualThreads() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .andShould(
            ArchCondition.from(
                annotatedWith(PermissionsAllowed.class).or(annotatedWith(PermitAll.class))))
        .andShould()
        .beAnnotatedWith(RunOnVirtualThread.class)
        .check(CLASSES);
  }

  @Test
  void resourcesReachNoTable() {
    noClasses()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "..audit.log..")
        .check(CLASSES);
  }
}
