package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.yaml.Nearest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pack, and which of its rules: options of the commands for rule authors. */
final class PackOptions {

  @Mixin private RulesOption rules;

  @Option(names = "--rule", paramLabel = "CODE", description = "only this rule")
  private String only;

  /** The folder of the pack itself. */
  Path folder() throws IOException, PackRefused {
    return RulePacks.folder(rules.folder());
  }

  RulePack pack() throws IOException, PackRefused {
    return RulePacks.read(folder());
  }

  /** The rule asked for; null = all. */
  String only() {
    return only;
  }

  /** The rules asked for. */
  List<Rule> rules(RulePack pack) throws WrongUsage {
    List<Rule> rules =
        pack.rules().stream().filter(rule -> only == null || rule.code().equals(only)).toList();
    if (rules.isEmpty()) {
      throw new WrongUsage(
          "The pack has no rule "
              + only
              + " (--rule)"
              + Nearest.hint(only, pack.rules().stream().map(Rule::code).toList()));
    }
    return rules;
  }
}
