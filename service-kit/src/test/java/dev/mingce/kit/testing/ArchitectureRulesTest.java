package dev.mingce.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
  private static final List<String> BROKEN =
      ArchitectureRules.ofService("dev.mingce.sample")
          .withPure("pricing")
          .violations(new ClassFileImporter().importPackages("dev.mingce.sample"));

  @Test
  void findsCyclesBetweenFeatures() {
    assertThat(BROKEN).anyMatch(text -> text.contains("Cycle detected: Slice orders"));
  }

  @Test
  void findsWhoReachesBehindTheServiceOfAFeature() {
    String broken = only("reach other features");

    assertThat(broken)
        .contains(
            "OrderResource.list()> calls constructor <dev.mingce.sample.stock.ShelfRepository")
        .contains("ShelfService.shelf()> calls method <dev.mingce.sample.orders.OrderEntity.id()>")
        .doesNotContain("stock.Shelf>")
        .doesNotContain("calls constructor <dev.mingce.sample.stock.ShelfService");
  }

  @Test
  void findsEntitiesThatAResourceShows() {
    assertThat(only("no entity"))
        .contains("OrderResource.list()> shows an entity")
        .doesNotContain("OrderResource.shelf()");
  }

  @Test
  void findsTransactionsOutsideOfServices() {
    assertThat(only("@Transactional")).contains("OrderResource").doesNotContain("OrderService>");
  }

  @Test
  void findsWhatAServiceTakesFromAnother() {
    assertThat(only("reside outside of packages")).contains("dev.mingce.elsewhere.Neighbour");
  }

  @Test
  void findsFrameworksInPureLogic() {
    assertThat(only("'dev.mingce.sample.pricing..'")).contains("NotFoundException");
  }

  @Test
  void theKitKnowsNoServiceAndHasNoCycles() {
    JavaClasses kit =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mingce.kit");

    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("dev.mingce..")
        .orShould()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.mingce.kit..",
            "dev.mingce.events..",
            "java..",
            "javax..",
            "jakarta..",
            "io..",
            "org..",
            "com..",
            "")
        .check(kit);
    slices().matching("dev.mingce.kit.(*)..").should().beFreeOfCycles().check(kit);
  }

  @Test
  void theKitsCryptographyAndMasksArePure() {
    ArchitectureRules.ofService("dev.mingce.kit").withPure("crypto", "mask").rules().stream()
        .filter(rule -> rule.getDescription().contains("'dev.mingce.kit.crypto..'"))
        .forEach(rule ->
            rule.check(
                new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.mingce.kit")));
  }

  private static String only(String part) {
    List<String> found = BROKEN.stream().filter(text -> text.contains(part)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
