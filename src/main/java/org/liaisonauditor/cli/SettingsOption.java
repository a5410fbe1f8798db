package org.liaisonauditor.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import picocli.CommandLine.Option;

/** Parameters of a pack that are set for one audit. */
final class SettingsOption {

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "sets a parameter of the pack for this audit; may be repeated")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** Values by name, as they were typed. */
  Map<String, String> values() {
    return settings;
  }

  /** The pack's parameters, with these set. */
  Parameters of(RulePack pack) throws WrongUsage {
    return of(pack, settings);
  }

  /**
   * The pack's parameters, with some set.
   *
   * @throws WrongUsage where the pack has no such parameter, or it can't have the value
   */
  static Parameters of(RulePack pack, Map<String, String> settings) throws WrongUsage {
    try {
      return RulePacks.parameters(pack, settings);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
