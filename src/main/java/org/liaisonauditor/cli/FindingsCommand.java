package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.findings.FindingStates;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Occurrence;
import org.liaisonauditor.findings.Seen;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists how the findings of a run stand. */
@Command(
    name = "findings",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists how the findings stand in a run: new, still open, changed, gone, back against the run",
      "before, and those that could not be judged; each with the day since when. What is accepted",
      "bears the numbers of its exceptions, and is not in the counts.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  What is back or gone in run 7:",
      "    auditor findings 7 --state back --state gone",
      "  All that a branch has open:",
      "    auditor findings 7 --unit CB0101"
    })
final class FindingsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "RUN", description = "number of the run; see: auditor runs")
  private long run;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "only those in this state; may be repeated: ${COMPLETION-CANDIDATES} (default: all but"
              + " GONE_BEFORE)")
  private Set<Life.State> states =
      Set.of(
          Life.State.NEW,
          Life.State.STILL_OPEN,
          Life.State.CHANGED,
          Life.State.BACK,
          Life.State.GONE,
          Life.State.NOT_JUDGED);

  @Option(names = "--unit", paramLabel = "CODE", description = "only those of this unit")
  private String unit;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() throws WrongUsage {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      RecordedRun.find(run, context.getBean(RunRecords.class));
      Lives lives =
          context
              .getBean(LifeStore.class)
              .of(run)
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          "Nothing is noted of how the findings of run "
                              + run
                              + " stand: it repeats another run, judged by a draft, is not done, or"
                              + " was done by an earlier version of the program."));
      Exceptions exceptions = context.getBean(Exceptions.class);
      Map<String, List<Long>> accepted = exceptions.acceptedIn(run);
      List<Life> shown =
          lives.all().stream()
              .filter(life -> states.contains(life.state()))
              .filter(life -> unit == null || unit.equals(life.unit()))
              .toList();
      if (json) {
        JsonOut.print(shown.stream().map(life -> object(life, lives, accepted)).toList(), out);
        return ExitCodes.DONE;
      }
      out.println(new FindingStates(lives.without(accepted.keySet())).line(Language.EN));
      exceptions.counts(run).line(Language.EN).ifPresent(out::println);
      TextTable table =
          new TextTable(
              "STATE",
              "SEVERITY",
              "RULE",
              "SUBJECT",
              "OCCASION",
              "UNIT",
              "TIME",
              "SINCE",
              "DAYS",
              "FIRST",
              "DAYS",
              "LAST",
              "EXCEPTION",
              "WHY");
      for (Life life : shown) {
        Occurrence occurrence = life.occurrence();
        table.add(
            life.state(),
            life.severity(),
            life.rule(),
            life.subject(),
            life.occasion(),
            life.unit(),
            occurrence.number(),
            occurrence.since().asOf(),
            occurrence.since().daysUntil(lives.audit().asOf()),
            life.first().asOf(),
            life.first().daysUntil(lives.audit().asOf()),
            occurrence.last().asOf(),
            accepted.getOrDefault(life.fingerprint(), List.of()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ")),
            life.why() == null ? "" : life.why().en());
      }
      table.print(out);
    }
    return ExitCodes.DONE;
  }

  private static Map<String, Object> object(
      Life life, Lives lives, Map<String, List<Long>> accepted) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("fingerprint", life.fingerprint());
    object.put("state", life.state());
    object.put("rule", life.rule());
    object.put("severity", life.severity());
    object.put("subject", life.subject());
    object.put("occasion", life.occasion());
    object.put("unit", life.unit());
    object.put("branch", life.branch());
    object.put("message", life.message().vi());
    object.put("message_en", life.message().en());
    object.put("why", life.why() == null ? null : life.why().en());
    object.put("exceptions", accepted.getOrDefault(life.fingerprint(), List.of()));
    object.put("severity_before", life.severityBefore());
    object.put("unit_before", life.unitBefore());
    object.put("first", seen(life.first(), lives));
    object.put("occurrence", occurrence(life.occurrence(), lives));
    object.put(
        "previous_occurrence", life.previous() == null ? null : occurrence(life.previous(), lives));
    return object;
  }

  private static Map<String, Object> occurrence(Occurrence occurrence, Lives lives) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("number", occurrence.number());
    object.put("since", seen(occurrence.since(), lives));
    object.put("last", seen(occurrence.last(), lives));
    return object;
  }

  private static Map<String, Object> seen(Seen seen, Lives lives) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run", seen.run());
    object.put("as_of", seen.asOf());
    object.put("days", seen.daysUntil(lives.audit().asOf()));
    return object;
  }
}
