package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.FindingCase;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows all that was done about a finding. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows a case step by step, after the cases of the times that it came before.")
final class CaseShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private CaseCommand parent;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "CASE", description = "number of the case")
  private long number;

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description = "writes the files that came with answers into this folder, as they came")
  private Path evidence;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() throws WrongUsage, IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      Casework casework = context.getBean(Casework.class);
      FindingCase one = CaseCommand.find(casework, number);
      List<FindingCase> all = new ArrayList<>(casework.earlier(one.pack(), one.finding()));
      all.add(one);
      if (evidence != null) {
        writeEvidence(casework, all);
      }
      if (json) {
        JsonOut.print(all.stream().map(each -> object(each, null)).toList(), out);
        return ExitCodes.DONE;
      }
      for (FindingCase each : all) {
        out.println(CaseCommand.line(each));
        for (CaseStep step : each.steps()) {
          out.println(
              "  "
                  + step.number()
                  + ". "
                  + step.signed().at()
                  + " "
                  + step.kind()
                  + (step.answer() == null ? "" : " " + step.answer())
                  + (step.outcome() == null ? "" : " " + step.outcome())
                  + (step.due() == null ? "" : " until " + step.due())
                  + " by "
                  + step.signed().by()
                  + " ("
                  + step.role()
                  + (step.units().isEmpty() ? "" : " " + String.join(", ", step.units()))
                  + ", login "
                  + step.signed().login()
                  + "): "
                  + step.signed().why());
          step.evidence()
              .forEach(file -> out.println("     " + file.name() + " sha256 " + file.sha256()));
        }
      }
    }
    return ExitCodes.DONE;
  }

  /** Each file under the numbers of case and step, since names come again. */
  private void writeEvidence(Casework casework, List<FindingCase> cases)
      throws WrongUsage, IOException {
    Files.createDirectories(evidence);
    for (FindingCase one : cases) {
      for (CaseStep step : one.steps()) {
        for (CaseStep.Evidence file : step.evidence()) {
          Path target = evidence.resolve(one.number() + "-" + step.number() + " " + file.name());
          if (Files.exists(target)) {
            throw new WrongUsage(
                target
                    + " is there already; nothing is overwritten: name another folder"
                    + " (--evidence).");
          }
          casework.copyTo(file, target);
        }
      }
    }
  }

  /**
   * A case, for programs.
   *
   * @param stands how the finding stands in the last audit; null = not told
   */
  static Map<String, Object> object(FindingCase one, String stands) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("case", one.number());
    object.put("state", one.state());
    object.put("due", one.due());
    object.put("run", one.run());
    object.put("fingerprint", one.finding().fingerprint());
    object.put("occurrence", one.finding().occurrence());
    object.put("rule", one.finding().rule());
    object.put("subject", one.finding().subject());
    object.put("occasion", one.finding().occasion());
    object.put("unit", one.finding().unit());
    if (stands != null) {
      object.put("finding_now", stands);
    }
    List<Map<String, Object>> steps = new ArrayList<>();
    for (CaseStep step : one.steps()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("step", step.number());
      each.put("kind", step.kind());
      each.put("role", step.role());
      each.put("by", step.signed().by());
      each.put("login", step.signed().login());
      each.put("at", step.signed().at());
      each.put("words", step.signed().why());
      each.put("due", step.due());
      each.put("answer", step.answer());
      each.put("outcome", step.outcome());
      each.put("units", step.units());
      each.put(
          "evidence",
          step.evidence().stream()
              .map(file -> Map.of("name", file.name(), "sha256", file.sha256()))
              .toList());
      steps.add(each);
    }
    object.put("steps", steps);
    return object;
  }
}
