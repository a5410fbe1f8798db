package org.liaisonauditor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;

/** Packages are features; arrows between them run downwards only, and each library has one home. */
@AnalyzeClasses(
    packages = "org.liaisonauditor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** The features, each of which may use those above it in this list alone. */
  private static final List<String> FEATURES =
      List.of(
          "domain",
          "yaml",
          "watch",
          "workbook",
          "store",
          "history",
          "casework",
          "intake",
          "facts",
          "rules",
          "audit",
          "ranking",
          "findings",
          "exceptions",
          "scope",
          "answers",
          "signing",
          "reports",
          "publish",
          "runs",
          "issuing",
          "delivery",
          "schedule",
          "due",
          "template",
          "inbox",
          "web",
          "cli");

  @ArchTest static final ArchRule ARROWS_RUN_DOWNWARDS = CompositeArchRule.of(arrows());

  private static List<ArchRule> arrows() {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i < FEATURES.size() - 1; i++) {
      String[] later =
          FEATURES.subList(i + 1, FEATURES.size()).stream()
              .map(feature -> "org.liaisonauditor." + feature + "..")
              .toArray(String[]::new);
      rules.add(
          noClasses()
              .that()
              .resideInAPackage("org.liaisonauditor." + FEATURES.get(i) + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(later)
              .allowEmptyShould(true));
    }
    return rules;
  }

  @ArchTest
  static final ArchRule EVERY_FEATURE_HAS_ITS_PLACE =
      classes()
          .that()
          .resideInAPackage("org.liaisonauditor.*..")
          .should()
          .resideInAnyPackage(
              FEATURES.stream()
                  .map(feature -> "org.liaisonauditor." + feature + "..")
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule NO_CIRCLES =
      SlicesRuleDefinition.slices().matching("org.liaisonauditor.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule POI_LIVES_IN_WORKBOOK = livesIn("workbook", "org.apache.poi..");

  @ArchTest
  static final ArchRule DROOLS_LIVES_IN_RULES =
      livesIn("rules", "org.drools..", "org.kie..", "com.github.javaparser..");

  @ArchTest static final ArchRule OPENPDF_LIVES_IN_REPORTS = livesIn("reports", "org.openpdf..");

  @ArchTest
  static final ArchRule SIGNATURES_ARE_MADE_AND_READ_IN_SIGNING =
      livesIn("signing", "org.apache.pdfbox..", "org.bouncycastle..");

  @ArchTest
  static final ArchRule DISTRIBUTIONS_LIVE_IN_RANKING =
      livesIn("ranking", "org.apache.commons.math3..");

  @ArchTest static final ArchRule QUARTZ_LIVES_IN_SCHEDULE = livesIn("schedule", "org.quartz..");

  @ArchTest
  static final ArchRule MAIL_LIVES_IN_DELIVERY =
      livesIn("delivery", "jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..");

  @ArchTest static final ArchRule YAML_IS_READ_IN_ONE_PLACE = livesIn("yaml", "org.yaml..");

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage("..liaisonauditor.domain..", "..liaisonauditor.facts..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.springframework..", "java.io..", "java.nio.file.."));

  private static ArchRule livesIn(String feature, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("org.liaisonauditor." + feature + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
