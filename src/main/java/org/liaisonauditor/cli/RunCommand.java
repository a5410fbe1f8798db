package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.findings.FindingStates;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.rules.ShippedPacks;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.runs.RunRequest;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Audits what is stored, and keeps a record of the run. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Audits the newest accepted submissions of the store; the run is recorded and can be",
      "repeated years later (see: auditor rerun). Of a folder of files: see auditor audit.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  auditor run --from 2025-01-01 --to 2025-12-31 --as-of 2026-01-15")
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Mixin private AuditedPeriodOptions period;

  @Option(
      names = "--scope",
      paramLabel = "CODE",
      description = "only the branches of this city, ward or branch (default: all)")
  private String scope;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "judges by the draft in this folder (default: by the published rules that are in force"
              + " on the period's last day)")
  private Path rules;

  @Mixin private SettingsOption settings;

  @Mixin private RejectLimitOption rejectLimit;

  @Mixin private LanguageOption language;

  @Mixin private ByOption by;

  @Mixin private WorkerOptions worker = WorkerOptions.ofAudit();

  @Override
  public Integer call() throws Exception {
    period.check();
    rejectLimit.rows();
    if (rules != null && !worker.inProcess() && !ShippedPacks.contains(RulePacks.read(rules))) {
      return worker.runOnStore(spec);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      RunRecords records = context.getBean(RunRecords.class);
      RunFolders folders = context.getBean(RunFolders.class);
      RunRequest request =
          new RunRequest(
              scope,
              period.from(),
              period.to(),
              period.asOf(),
              rules == null ? Home.folder("rules") : rules,
              rules != null,
              settings.values(),
              language.language(),
              rejectLimit.rows(),
              by.name(),
              null,
              null);
      long number = context.getBean(AuditRuns.class).run(request);
      Run run = records.find(number).orElseThrow();
      Run.Counts counts = run.counts();
      out.println(
          (language.language() == Language.VI
                  ? "Lần chạy %d: %d đảng viên, %d chi bộ; vấn đề cần xem xét: %d; đề nghị biểu"
                      + " dương: %d; quy tắc không chạy được: %d."
                  : "Run %d: %d members, %d branches; gaps to look into: %d; commendable: %d;"
                      + " rules that could not run: %d.")
              .formatted(
                  number,
                  counts.members(),
                  counts.branches(),
                  counts.findings(),
                  counts.commendations(),
                  counts.couldNotRun()));
      Exceptions exceptions = context.getBean(Exceptions.class);
      exceptions.counts(number).line(language.language()).ifPresent(out::println);
      out.println(rules(run));
      context
          .getBean(LifeStore.class)
          .of(number)
          .map(lives -> lives.without(exceptions.acceptedIn(number).keySet()))
          .ifPresent(lives -> out.println(new FindingStates(lives).line(language.language())));
      out.println(
          new RuleStates(records.rules(number).stream().map(RuleState::state).toList())
                  .line(language.language())
              + ".");
      out.println(
          (language.language() == Language.VI ? "Báo cáo: %s" : "Report: %s")
              .formatted(folders.of(number).resolve("report.pdf")));
    } catch (AuditRuns.RunFailed failed) {
      if (!failed.passing()) {
        throw new InputRefused(failed.getMessage());
      }
      throw failed;
    }
    return ExitCodes.DONE;
  }

  private String rules(Run run) {
    if (run.rulesVersion() == null) {
      return (language.language() == Language.VI
              ? "Quy tắc: bản dự thảo %s, chưa công bố."
              : "Rules: a draft of %s that is not published.")
          .formatted(run.rulesCode());
    }
    return (language.language() == Language.VI
            ? "Quy tắc: %s, phiên bản %d."
            : "Rules: %s, version %d.")
        .formatted(run.rulesCode(), run.rulesVersion());
  }
}
