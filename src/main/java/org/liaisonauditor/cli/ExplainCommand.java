package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.Explanation;
import org.liaisonauditor.rules.ExplanationText;
import org.liaisonauditor.rules.Explanations;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.ShippedPacks;
import org.liaisonauditor.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explains why a rule finds something about a subject, and why not. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explains, on the data of an audit, why a rule finds something about a subject: each",
      "condition with the values found and the cells they came from, and the nearest change that",
      "would have avoided it; or why not: the first condition that failed, the value found and the",
      "value needed.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {
      "    auditor explain --rule late-introduction --subject DV-00123 \\",
      "      --input submissions --from 2025-01-01 --to 2025-12-31 \\",
      "      --as-of 2026-01-15"
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--rule",
      required = true,
      paramLabel = "CODE",
      description = "code of the rule, such as late-introduction")
  private String code;

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "SUBJECT",
      description = "the subject as in the findings, such as a member's code")
  private String subject;

  @Option(
      names = "--occasion",
      paramLabel = "OCCASION",
      description = "the occasion as in the findings, where the subject has several")
  private String occasion;

  @Mixin private AuditDataOptions data;

  @Mixin private WorkerOptions worker = WorkerOptions.ofAudit();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    RulePack pack = data.pack();
    if (!worker.inProcess() && !ShippedPacks.contains(pack)) {
      return worker.run(spec);
    }
    List<String> codes = pack.rules().stream().map(Rule::code).toList();
    if (!codes.contains(code)) {
      throw new WrongUsage(
          "The pack has no rule " + code + " (--rule)" + Nearest.hint(code, codes));
    }
    Explanation explanation;
    try {
      explanation =
          new Explanations(
                  CompiledPack.of(pack, Home.cache()),
                  data.records(pack, spec.commandLine().getErr()),
                  data.context(pack))
              .explain(code, subject, occasion);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("The rule " + code + " can't be explained: " + e.getMessage());
    }
    new ExplanationText(data.language()).lines(explanation).forEach(out::println);
    return ExitCodes.DONE;
  }
}
