package dev.mingce.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the code of a service is cut, as rules that fail its build:
 *
 * <pre>{@code
 * @Test
 * void keepsToTheArchitecture() {
 *   ArchitectureRules.ofService("dev.mingce.dedup").withPure("scoring", "normalize").check();
 * }
 * }</pre>
 */
public final class ArchitectureRules {
  private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
  private static final String ENTITY = "jakarta.persistence.Entity";
  private static final String KIT = "dev.mingce.kit..";
  private static final String CONTRACT = "dev.mingce.events..";

  private final String root;
  private final List<String> purePackages;

  private ArchitectureRules(String root, List<String> purePackages) {
    this.root = root;
    this.purePackages = List.copyOf(purePackages);
  }

  /** The rules of the service whose code lies below this package, none of it pure so far. */
  public static ArchitectureRules ofService(String rootPackage) {
    return new ArchitectureRules(rootPackage, List.of());
  }

  /**
   * The same with these features, named relative to the root, being logic without any framework.
   */
  public ArchitectureRules withPure(String... features) {
    List<String> packages = new ArrayList<>(purePackages);
    for (String feature : features) {
      packages.add(root + "." + feature);
    }
    return new ArchitectureRules(root, packages);
  }

  /**
   * Holds the main classes on the class path against all rules.
   *
   * @throws AssertionError naming every place that breaks one
   */
  public void check() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    if (classes.isEmpty()) {
      throw new AssertionError("there is no class below " + root);
    }
    List<String> broken = violations(classes);
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n", broken));
    }
  }

  /** One text for each broken rule with all its places. */
  List<String> violations(JavaClasses classes) {
    List<String> broken = new ArrayList<>();
    for (ArchRule rule : rules()) {
      EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
      if (result.hasViolation()) {
        broken.add(result.getFailureReport().toString());
      }
    }
    return broken;
  }

  List<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>();
    rules.add(featuresHaveNoCycles());
    rules.add(featuresMeetThroughServicesAndValues());
    rules.add(resourcesShowNoEntities());
    rules.add(onlyServicesHoldTransactions());
    rules.add(servicesShareOnlyKitAndContract());
    if (!purePackages.isEmpty()) {
      rules.add(pureLogicKnowsNoFramework());
    }
    return rules;
  }

  private ArchRule featuresHaveNoCycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private ArchRule featuresMeetThroughServicesAndValues() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("reach other features only through a service or a value type") {
              @Override
              public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                    .filter(to -> isForeign(from, to.getTargetClass().getBaseComponentType()))
                    .filter(to -> !isOpen(to.getTargetClass().getBaseComponentType()))
                    .forEach(
                        to -> events.add(SimpleConditionEvent.violated(from, to.getDescription())));
              }
            });
  }

  private static ArchRule resourcesShowNoEntities() {
    return codeUnits()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .should(
            new ArchCondition<>("have no entity in their signature") {
              @Override
              public void check(JavaCodeUnit method, ConditionEvents events) {
                if (method.isConstructor() || method.getName().startsWith("lambda$")) {
                  return;
                }
                Set<JavaClass> involved = method.getReturnType().getAllInvolvedRawTypes();
                boolean shown =
                    involved.stream().anyMatch(ArchitectureRules::isEntity)
                        || method.getParameterTypes().stream()
                            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                            .anyMatch(ArchitectureRules::isEntity);
                if (shown) {
                  events.add(
                      SimpleConditionEvent.violated(
                          method, method.getDescription() + " shows an entity"));
                }
              }
            });
  }

  private static ArchRule onlyServicesHoldTransactions() {
    return noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Service")
        .should(
            new ArchCondition<>("be @Transactional or have a @Transactional method") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean holds =
                    type.isAnnotatedWith(TRANSACTIONAL)
                        || type.getMethods().stream()
                            .anyMatch(method -> method.isAnnotatedWith(TRANSACTIONAL));
                events.add(
                    new SimpleConditionEvent(
                        type, holds, type.getDescription() + (holds ? " holds" : " holds no")));
              }
            });
  }

  private ArchRule servicesShareOnlyKitAndContract() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.mingce..")
                .and(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(
                        root + "..", KIT, CONTRACT)));
  }

  private ArchRule pureLogicKnowsNoFramework() {
    return noClasses()
        .that()
        .resideInAnyPackage(purePackages.stream().map(name -> name + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "io.smallrye..",
            "org.eclipse.microprofile.config..",
            "org.jboss..",
            "jakarta..",
            "javax.sql..",
            "java.sql..",
            "org.apache.kafka..",
            "org.hibernate..");
  }

  private boolean isForeign(JavaClass from, JavaClass to) {
    String feature = feature(to);
    return !feature.isEmpty() && !feature.equals(feature(from));
  }

  // The first package below the root; nothing for the root itself and for what lies elsewhere.
  private String feature(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.", 2)[0] : "";
  }

  private boolean isOpen(JavaClass type) {
    return type.getSimpleName().endsWith("Service")
        || type.isRecord()
        || type.isEnum()
        || type.isInterface()
        || type.isAssignableTo(Throwable.class)
        || purePackages.stream().anyMatch(pure -> isBelow(type.getPackageName(), pure));
  }

  private static boolean isBelow(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  private static boolean isEntity(JavaClass type) {
    return type.isAnnotatedWith(ENTITY);
  }
}
