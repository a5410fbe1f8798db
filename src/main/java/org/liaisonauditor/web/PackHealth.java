package org.liaisonauditor.web;

import java.io.IOException;
import java.nio.file.Path;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the rule pack in the rules folder can be used as it is now. */
final class PackHealth extends AbstractHealthIndicator {

  private final Path rules;
  private final Path cache;

  /** What was compiled last; compiling takes longer than anybody waits for an answer. */
  private String compiled;

  /**
   * An indicator.
   *
   * @param rules the pack's folder, or one that holds exactly one pack
   * @param cache folder of compiled packs
   */
  PackHealth(Path rules, Path cache) {
    super("The rule pack can't be looked at");
    this.rules = rules;
    this.cache = cache;
  }

  @Override
  protected synchronized void doHealthCheck(Health.Builder health) {
    health.withDetail("folder", rules.toString());
    try {
      RulePack pack = RulePacks.read(rules);
      if (!pack.hash().equals(compiled)) {
        CompiledPack.of(pack, cache);
        compiled = pack.hash();
      }
      health
          .up()
          .withDetail("pack", pack.regulation().code())
          .withDetail("rules", pack.rules().size())
          .withDetail("sha256", pack.hash());
    } catch (PackRefused e) {
      health.down().withDetail("faults", e.faults().stream().map(Object::toString).toList());
    } catch (IOException e) {
      health.down().withDetail("faults", e.toString());
    }
  }
}
