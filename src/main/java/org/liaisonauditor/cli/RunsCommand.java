package org.liaisonauditor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedCounts;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists audit runs. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the audit runs, the newest first: what was asked, and what came of it.")
final class RunsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Option(names = "--json", description = "as JSON, with outputs and their hashes, for programs")
  private boolean json;

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      RunRecords records = context.getBean(RunRecords.class);
      RunFolders folders = context.getBean(RunFolders.class);
      Exceptions exceptions = context.getBean(Exceptions.class);
      if (json) {
        List<Map<String, Object>> objects = new ArrayList<>();
        records.all().forEach(run -> objects.add(object(run, records, folders, exceptions)));
        JsonOut.print(objects, spec.commandLine().getOut());
        return ExitCodes.DONE;
      }
      TextTable table =
          new TextTable(
              "RUN",
              "STATE",
              "PERIOD",
              "AS OF",
              "SCOPE",
              "RULES",
              "FINDINGS",
              "ACCEPTED",
              "COULD NOT RUN",
              "ASKED BY",
              "FOLDER, OR WHY");
      for (Run run : records.all()) {
        table.add(
            run.number(),
            run.state() + (run.rerunOf() == null ? "" : " (rerun of " + run.rerunOf() + ")"),
            run.from() + "/" + run.to(),
            run.asOf(),
            run.scope() == null ? "all" : run.scope(),
            run.rulesCode() + (run.rulesVersion() == null ? " draft" : " " + run.rulesVersion()),
            run.counts() == null ? "" : run.counts().findings(),
            accepted(exceptions.counts(run.number())),
            run.counts() == null ? "" : failed(run, records),
            run.askedBy(),
            run.failure() == null ? folders.of(run.number()) : run.failure());
      }
      table.print(spec.commandLine().getOut());
    }
    return ExitCodes.DONE;
  }

  /** Rules that could not run in some branch: what a number of findings alone would hide. */
  private static long failed(Run run, RunRecords records) {
    return records.rules(run.number()).stream()
        .filter(rule -> rule.state() == RuleState.State.COULD_NOT_RUN)
        .count();
  }

  /** How many findings are counted apart, and whether an exception needs looking after. */
  private static String accepted(AcceptedCounts counts) {
    if (counts.states().isEmpty()) {
      return "";
    }
    int idle = counts.count(Accepted.State.MATCHES_NOTHING);
    return counts.findings() + (idle == 0 ? "" : "; MATCHING NOTHING: " + idle);
  }

  private static Map<String, Object> object(
      Run run, RunRecords records, RunFolders folders, Exceptions exceptions) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run", run.number());
    object.put("state", run.state());
    object.put("entry", run.entry());
    object.put("firing", run.firing());
    object.put("rerun_of", run.rerunOf());
    object.put("scope", run.scope());
    object.put("from", run.from());
    object.put("to", run.to());
    object.put("as_of", run.asOf());
    object.put("settings", run.settings());
    object.put("language", run.language().tag());
    object.put("asked_by", run.askedBy());
    object.put("asked_at", run.askedAt());
    object.put("data_as_of", run.dataAsOf());
    object.put("rules", run.rulesCode());
    object.put("rules_version", run.rulesVersion());
    object.put("rule_pack_sha256", run.packHash());
    object.put("program_version", run.programVersion());
    object.put("started_at", run.startedAt());
    object.put("ended_at", run.endedAt());
    object.put("failure", run.failure());
    if (run.counts() != null) {
      object.put("branches", run.counts().branches());
      object.put("members", run.counts().members());
      object.put("findings", run.counts().findings());
      object.put("accepted_findings", exceptions.counts(run.number()).findings());
      object.put("exceptions", exceptions.outcomes(run.number()));
      object.put("commendations", run.counts().commendations());
      object.put("could_not_run", run.counts().couldNotRun());
      object.put("unusable_rows", run.counts().unusableRows());
    }
    object.put("submissions", records.submissionNumbers(run.number()));
    object.put("folder", folders.of(run.number()));
    List<Map<String, Object>> rules = new ArrayList<>();
    for (RuleState rule : records.rules(run.number())) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("rule", rule.rule());
      one.put("state", rule.state());
      one.put("findings", rule.findings());
      one.put("failed_branches", rule.failedBranches());
      one.put("why", rule.why() == null ? null : rule.why().en());
      rules.add(one);
    }
    object.put("rules", rules);
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (Run.Output output : records.outputs(run.number())) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("path", output.path());
      file.put("sha256", output.sha256());
      file.put("bytes", output.bytes());
      outputs.add(file);
    }
    object.put("outputs", outputs);
    return object;
  }
}
