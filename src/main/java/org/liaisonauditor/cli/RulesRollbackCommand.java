package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.liaisonauditor.publish.Publishing;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.publish.RuleVersions;
import org.liaisonauditor.publish.RulesInForce;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes the newest version of the rules back. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes the newest published version of the rules back: from the next audit on the one before",
      "it counts again. Audits that there were stay as they are, and can be repeated."
    })
final class RulesRollbackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private RulesCommand parent;

  @Mixin private DataOption data;

  @Mixin private RulesOption rules;

  @Mixin private SignedOptions signed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      String pack = context.getBean(RulesInForce.class).pack(rules.folder());
      RuleVersion back =
          context
              .getBean(Publishing.class)
              .rollBack(pack, signed.by(), SignedOptions.login(), signed.why());
      RuleVersion now =
          context.getBean(RuleVersions.class).of(pack).stream()
              .filter(version -> version.withdrawn() == null)
              .findFirst()
              .orElseThrow();
      out.println(
          "Version "
              + back.number()
              + " of the rules "
              + pack
              + " is taken back. The newest that counts is version "
              + now.number()
              + ", for periods that end from "
              + RulesVersionsCommand.validity(now)
              + ".");
      return ExitCodes.DONE;
    }
  }
}
