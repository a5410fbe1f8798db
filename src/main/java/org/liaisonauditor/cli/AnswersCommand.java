package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.answers.UnitAnswers;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.runs.RecordedFindings;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;
import org.liaisonauditor.scope.Persons;
import org.liaisonauditor.yaml.Nearest;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a workbook in which a unit answers its findings. */
@Command(
    name = "answers",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a workbook in which a unit answers its findings: one row a finding that is not",
      "closed, of the unit itself and of those below it, with a drop-down list, checks and notes.",
      "It is sent back with: auditor submit FILE --unit CODE --by NAME [--evidence FILE]",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  auditor answers last --unit P01 --out answers-P01.xlsx")
final class AnswersCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Parameters(paramLabel = "RUN", description = "number of a recorded run that is done, or last")
  private String run;

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "CODE",
      description = "code of the unit that answers")
  private String unit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the workbook to write (default: answers-CODE.xlsx)")
  private Path out;

  @Mixin private LanguageOption language;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    RecordedRun.check(run, "The run");
    Path file = ClerkWorkbook.file(out, "answers-", unit);
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Run recorded = RecordedRun.done(run, context.getBean(RunRecords.class), "answered");
      RecordedFindings findings = context.getBean(RecordedFindings.class);
      RunData.Audited audited = context.getBean(RunData.class).audited(recorded);
      AuditResult result = audited.result();
      List<String> codes = result.units().all().stream().map(Unit::code).toList();
      if (!codes.contains(unit)) {
        throw new WrongUsage(
            "No unit of run "
                + recorded.number()
                + " has the code "
                + unit
                + " (--unit)"
                + Nearest.hint(unit, codes));
      }
      AuditScope scope =
          new AuditScope(
              result,
              audited.lives(),
              audited.accepted(),
              audited.input(),
              Membership.of(audited.records(), result.context()));
      if (!scope.covers(unit)) {
        throw new WrongUsage(
            "Run "
                + recorded.number()
                + " judged the branches of "
                + recorded.scope()
                + " alone, not "
                + unit
                + " (--unit).");
      }
      UnitAnswers answers =
          UnitAnswers.of(
              unit,
              scope.of(unit, true, Persons.NAMED, any -> true).result(),
              findings.audited(recorded, result),
              context.getBean(Casework.class).all(recorded.rulesCode()));
      write(answers, result, file);
    }
    return ExitCodes.DONE;
  }

  private void write(UnitAnswers answers, AuditResult result, Path file) throws IOException {
    ClerkWorkbook.write(file, stream -> answers.write(language.language(), stream));
    spec.commandLine()
        .getOut()
        .println(
            new Text("%s: %d vấn đề để %s trả lời.", "%s: %d findings for %s to answer.")
                .in(language.language())
                .formatted(file, answers.findings(), result.units().name(unit)));
  }
}
