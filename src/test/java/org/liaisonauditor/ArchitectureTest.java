package org.liaisonauditor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Packages are features; arrows between them run downwards only, and each library has one home. */
@AnalyzeClasses(
    packages = "org.liaisonauditor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ARROWS_RUN_DOWNWARDS =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("domain")
          .definedBy("..liaisonauditor.domain..")
          .layer("yaml")
          .definedBy("..liaisonauditor.yaml..")
          .layer("workbook")
          .definedBy("..liaisonauditor.workbook..")
          .layer("store")
          .definedBy("..liaisonauditor.store..")
          .layer("history")
          .definedBy("..liaisonauditor.history..")
          .layer("intake")
          .definedBy("..liaisonauditor.intake..")
          .layer("facts")
          .definedBy("..liaisonauditor.facts..")
          .layer("rules")
          .definedBy("..liaisonauditor.rules..")
          .layer("audit")
          .definedBy("..liaisonauditor.audit..")
          .layer("reports")
          .definedBy("..liaisonauditor.reports..")
          .layer("publish")
          .definedBy("..liaisonauditor.publish..")
          .layer("runs")
          .definedBy("..liaisonauditor.runs..")
          .layer("delivery")
          .definedBy("..liaisonauditor.delivery..")
          .layer("schedule")
          .definedBy("..liaisonauditor.schedule..")
          .layer("due")
          .definedBy("..liaisonauditor.due..")
          .layer("template")
          .definedBy("..liaisonauditor.template..")
          .layer("inbox")
          .definedBy("..liaisonauditor.inbox..")
          .layer("web")
          .definedBy("..liaisonauditor.web..")
          .layer("cli")
          .definedBy("..liaisonauditor.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("web")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("due")
          .mayOnlyBeAccessedByLayers("web", "cli")
          .whereLayer("template")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("inbox")
          .mayOnlyBeAccessedByLayers("web", "cli")
          .whereLayer("schedule")
          .mayOnlyBeAccessedByLayers("web", "cli")
          .whereLayer("delivery")
          .mayOnlyBeAccessedByLayers("schedule", "web", "cli")
          .whereLayer("runs")
          .mayOnlyBeAccessedByLayers("delivery", "schedule", "web", "cli")
          .whereLayer("publish")
          .mayOnlyBeAccessedByLayers("runs", "schedule", "web", "cli")
          .whereLayer("reports")
          .mayOnlyBeAccessedByLayers("runs", "delivery", "schedule", "inbox", "web", "cli")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers(
              "reports", "runs", "delivery", "schedule", "template", "web", "cli")
          .whereLayer("rules")
          .mayOnlyBeAccessedByLayers(
              "audit", "reports", "publish", "runs", "schedule", "web", "cli")
          .whereLayer("facts")
          .mayOnlyBeAccessedByLayers("rules", "audit", "reports", "runs", "schedule", "web", "cli")
          .whereLayer("intake")
          .mayOnlyBeAccessedByLayers(
              "audit",
              "reports",
              "runs",
              "delivery",
              "schedule",
              "due",
              "template",
              "inbox",
              "web",
              "cli")
          .whereLayer("workbook")
          .mayOnlyBeAccessedByLayers("intake", "rules", "reports", "template");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      SlicesRuleDefinition.slices().matching("org.liaisonauditor.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule POI_LIVES_IN_WORKBOOK = livesIn("workbook", "org.apache.poi..");

  @ArchTest
  static final ArchRule DROOLS_LIVES_IN_RULES =
      livesIn("rules", "org.drools..", "org.kie..", "com.github.javaparser..");

  @ArchTest static final ArchRule OPENPDF_LIVES_IN_REPORTS = livesIn("reports", "org.openpdf..");

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
