package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.casework.CaseFinding;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Asks units about the findings of an audit. */
@Command(
    name = "assign",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Asks the answerable units about findings of an audit, until a day.",
      "Findings that are being worked on already are left as they are, unless they are named.",
      "Nobody is asked about what is accepted by an exception."
    })
final class CaseAssignCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private CaseCommand parent;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "RUN", description = "number of the audit")
  private long number;

  @Option(names = "--unit", paramLabel = "CODE", description = "only what this unit answers for")
  private String unit;

  @Option(names = "--rule", paramLabel = "CODE", description = "only findings of this rule")
  private String rule;

  @Option(
      names = "--finding",
      paramLabel = "FINGERPRINT",
      description = "this finding, or more time for it; may be repeated")
  private List<String> fingerprints = new ArrayList<>();

  @Mixin private DueOptions due;

  @Mixin private SignedOptions signed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      Run run = RecordedRun.find(number, context.getBean(RunRecords.class));
      Lives lives =
          context
              .getBean(LifeStore.class)
              .of(number)
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          "Nobody is asked about run "
                              + number
                              + ": it repeats another run, judged by a draft, or is not done."));
      Casework casework = context.getBean(Casework.class);
      LocalDate last = due.day(casework.today());
      Signed by = signed.signed(context.getBean(Clock.class));
      List<Casework.Request> requests = new ArrayList<>();
      int worked = 0;
      Map<String, List<Long>> accepted = context.getBean(Exceptions.class).acceptedIn(number);
      for (Life life : chosen(lives, accepted)) {
        CaseFinding finding = finding(life);
        FindingCase there = casework.find(run.rulesCode(), finding).orElse(null);
        if (there != null && fingerprints.isEmpty()) {
          worked++;
          continue;
        }
        requests.add(
            new Casework.Request(run.rulesCode(), number, finding, NewStep.assign(last, by)));
      }
      List<FindingCase> taken = casework.take(requests);
      taken.forEach(one -> out.println(CaseCommand.line(one)));
      out.println(
          taken.size()
              + " findings assigned until "
              + last
              + (worked == 0 ? "" : "; " + worked + " are being worked on already")
              + ".");
    }
    return ExitCodes.DONE;
  }

  /** What is asked about; nobody is asked about what is accepted. */
  private List<Life> chosen(Lives lives, Map<String, List<Long>> accepted) throws WrongUsage {
    List<Life> chosen = new ArrayList<>();
    for (String fingerprint : fingerprints) {
      if (accepted.containsKey(fingerprint)) {
        throw new WrongUsage(
            "The finding "
                + fingerprint
                + " is accepted in run "
                + number
                + " (exception "
                + accepted.get(fingerprint).getFirst()
                + "); take the exception back and audit again before anybody is asked.");
      }
      Life life =
          lives
              .find(fingerprint)
              .filter(one -> one.state().open())
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          "Run "
                              + number
                              + " has no open finding "
                              + fingerprint
                              + "; see: auditor findings "
                              + number
                              + " --json"));
      chosen.add(life);
    }
    if (fingerprints.isEmpty()) {
      lives.all().stream()
          .filter(life -> life.state().open() && !accepted.containsKey(life.fingerprint()))
          .filter(life -> unit == null || unit.equals(life.unit()))
          .filter(life -> rule == null || rule.equals(life.rule()))
          .forEach(chosen::add);
      if (chosen.isEmpty()) {
        throw new WrongUsage("Run " + number + " has no open finding of this unit and rule.");
      }
    } else if (unit != null || rule != null) {
      throw new WrongUsage("Name findings (--finding), or a unit and rule, not both.");
    }
    return chosen;
  }

  private static CaseFinding finding(Life life) {
    return new CaseFinding(
        life.fingerprint(),
        life.occurrence().number(),
        life.rule(),
        life.subject(),
        life.unit(),
        life.occasion());
  }
}
