package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A pack of one rule, {@code small}, that a test writes as it needs it. */
final class SmallPack {

  static final String RULE = "small";

  private static final String REGULATION =
      """
      title: {vi: Quy định, en: Regulation}
      validity: {from: 2020-01-02}
      ratings:
        GOOD: {vi: Tốt, en: Good}
        POOR: {vi: Yếu, en: Poor}
      clauses:
        c1:
          reference: {vi: Điều 1, en: Article 1}
          text: {vi: Nội dung, en: Text}
          status: covered
          rules: [small]
      parameters:
        earlyLetterDays: {unit: days, meaning: {vi: a, en: a}, values: [{value: 60, source: {vi: a, en: a}}]}
        evaluationDue: {unit: day, meaning: {vi: a, en: a}, values: [{value: 12-10, source: {vi: a, en: a}}]}
        topRatings: {unit: ratings, meaning: {vi: a, en: a}, values: [{value: [GOOD], source: {vi: a, en: a}}]}
        lenientBranchMinimum: {unit: evaluations, meaning: {vi: a, en: a}, values: [{value: 8, source: {vi: a, en: a}}]}
      """;

  private static final String RECEIPT_DAYS =
      "  receiptDays: {unit: days, meaning: {vi: a, en: a},"
          + " values: [{value: 10, source: {vi: a, en: a}}]}\n";

  private final Path folder;

  /** A pack below a folder; it has no DRL and no scenario yet. */
  SmallPack(Path parent) throws IOException {
    this.folder = parent.resolve("pack");
    Files.createDirectories(folder.resolve(RULE).resolve("scenarios"));
    Files.writeString(
        folder.resolve(RULE).resolve("about.md"),
        """
        ---
        severity: LOW
        clauses: [c1]
        title: {vi: Tên, en: Title}
        summary: {vi: Một câu., en: One sentence.}
        message: {vi: "{subject}", en: "{subject}"}
        ---

        # Tiếng Việt
        ## Kiểm tra gì
        a
        ## Vì sao
        a
        ## Cách khắc phục
        a
        ## Khi nào không áp dụng
        a

        # English
        ## What it checks
        a
        ## Why
        a
        ## How to put right
        a
        ## When it does not apply
        a
        """);
  }

  /**
   * The left side of the rule; the right side reports {@code $member} to {@code $unit}. The
   * regulation has the parameter {@code receiptDays} where the left side names it.
   */
  SmallPack when(String left) throws IOException {
    Files.writeString(
        folder.resolve("regulation.yaml"),
        left.contains("receiptDays") ? REGULATION + RECEIPT_DAYS : REGULATION);
    Files.writeString(
        folder.resolve(RULE).resolve("rule.drl"),
        "package pack\n\nimport org.liaisonauditor.facts.*\n\nglobal Findings findings\n\n"
            + "rule \"small\"\nwhen\n"
            + left.indent(4)
            + "then\n    findings.report($member, $unit);\nend\n");
    return this;
  }

  /** A file of scenarios. */
  SmallPack scenarios(String file, String yaml) throws IOException {
    Files.writeString(folder.resolve(RULE).resolve("scenarios").resolve(file), yaml);
    return this;
  }

  Path folder() {
    return folder;
  }

  CompiledPack compiled() throws Exception {
    return CompiledPack.of(RulePacks.read(folder), null);
  }

  List<Scenario> scenarios(CompiledPack compiled) throws Exception {
    return new ScenarioRunner(compiled).read(folder);
  }
}
