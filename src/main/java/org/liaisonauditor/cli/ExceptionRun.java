package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.runs.RecordedFindings;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Option;

/** The audit on whose findings an exception is looked at. */
final class ExceptionRun {

  @Option(
      names = "--run",
      paramLabel = "NUMBER",
      description =
          "the audit whose findings are looked at (default: the last of all branches by published"
              + " rules of the pack)")
  private Long number;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "folder of the rule pack, without --run (default: rules beside the launcher)")
  private Path rules;

  /** The audit asked for. */
  Exceptions.Audit audit(ApplicationContext context) throws WrongUsage, IOException, PackRefused {
    return audit(context, number);
  }

  /**
   * The audit asked for.
   *
   * @param otherwise the run where none was asked for; null = the last one of the pack
   */
  Exceptions.Audit auditOr(ApplicationContext context, long otherwise)
      throws WrongUsage, IOException, PackRefused {
    return audit(context, number == null ? Long.valueOf(otherwise) : number);
  }

  private Exceptions.Audit audit(ApplicationContext context, Long asked)
      throws WrongUsage, IOException, PackRefused {
    RunRecords records = context.getBean(RunRecords.class);
    Run run = asked == null ? last(records) : RecordedRun.done(asked, records, "used");
    AuditResult result = context.getBean(RecordedFindings.class).result(run);
    return new Exceptions.Audit(
        run.number(),
        run.rulesCode(),
        result.pack().rules().stream().filter(rule -> rule.kind() == Rule.Kind.FINDING).toList(),
        result.findings());
  }

  private Run last(RunRecords records) throws WrongUsage, IOException, PackRefused {
    Path folder = RulePacks.folder(rules == null ? Home.folder("rules") : rules);
    String pack = folder.toAbsolutePath().normalize().getFileName().toString();
    Optional<Run> last = records.lastJudged(pack, null).or(() -> records.newestAudit(pack));
    if (last.isEmpty()) {
      throw new WrongUsage(
          "No audit by the rules " + pack + " has been done; run one first: auditor run");
    }
    return last.get();
  }
}
