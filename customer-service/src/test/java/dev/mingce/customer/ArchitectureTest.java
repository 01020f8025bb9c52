package dev.mingce.customer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mingce.kit.testing.ArchitectureRules;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.mingce.customer");

  @Test
  void keepsToTheArchitectureOfEveryService() {
    ArchitectureRules.ofService("dev.mingce.customer")
        .withPure("standard", "content", "survivorship", "token")
        .check();
  }

  @Test
  void theRecordKnowsNothingOfImportsAndJobs() {
    noClasses()
        .that()
        .resideInAnyPackage("..customer.record..", "..customer.key..", "..customer.access..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..customer.imports..", "..customer.job..")
        .check(CLASSES);
  }

  @Test
  void resourcesRunOnVirtualThreadsAndReachNoTable() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .andShould()
        .beAnnotatedWith(RunOnVirtualThread.class)
        .check(CLASSES);
    noClasses()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .check(CLASSES);
  }

  @Test
  void everyOperationNamesItsPermission() {
    methods()
        .that()
        .areAnnotatedWith(GET.class)
        .or()
        .areAnnotatedWith(POST.class)
        .or()
        .areAnnotatedWith(PATCH.class)
        .should()
        .beAnnotatedWith(PermissionsAllowed.class)
        .orShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(PermissionsAllowed.class)
        .check(CLASSES);
  }
}
