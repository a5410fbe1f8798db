package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "first day of the period, such as 2025-01-01")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "last day of the period, such as 2025-12-31")
  private LocalDate to;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "nothing dated later than this day is seen; not before the period ends")
  private LocalDate asOf;

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

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "sets a parameter of the pack for this run; may be repeated")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--reject-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "audits even though up to N rows can't be used (default: ${DEFAULT-VALUE})")
  private int rejectLimit;

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      defaultValue = "vi",
      description = "language of the outputs (default: ${DEFAULT-VALUE})")
  private Language language;

  @Option(names = "--by", paramLabel = "NAME", description = "who asks (default: the user)")
  private String by = System.getProperty("user.name");

  @Mixin private WorkerOptions worker = WorkerOptions.ofAudit();

  @Override
  public Integer call() throws Exception {
    PeriodUsage.check(from, to, asOf);
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
              from,
              to,
              asOf,
              rules == null ? Home.folder("rules") : rules,
              rules != null,
              settings,
              language,
              rejectLimit,
              by,
              null,
              null);
      long number = context.getBean(AuditRuns.class).run(request);
      Run run = records.find(number).orElseThrow();
      Run.Counts counts = run.counts();
      out.println(
          (language == Language.VI
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
      exceptions.counts(number).line(language).ifPresent(out::println);
      out.println(rules(run));
      context
          .getBean(LifeStore.class)
          .of(number)
          .map(lives -> lives.without(exceptions.acceptedIn(number).keySet()))
          .ifPresent(lives -> out.println(new FindingStates(lives).line(language)));
      out.println(
          new RuleStates(records.rules(number).stream().map(RuleState::state).toList())
                  .line(language)
              + ".");
      out.println(
          (language == Language.VI ? "Báo cáo: %s" : "Report: %s")
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
      return (language == Language.VI
              ? "Quy tắc: bản dự thảo %s, chưa công bố."
              : "Rules: a draft of %s that is not published.")
          .formatted(run.rulesCode());
    }
    return (language == Language.VI ? "Quy tắc: %s, phiên bản %d." : "Rules: %s, version %d.")
        .formatted(run.rulesCode(), run.rulesVersion());
  }
}
