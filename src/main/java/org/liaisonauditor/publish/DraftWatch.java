package org.liaisonauditor.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.rules.PackCheck;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.yaml.Fault;

/**
 * Looks at the rules folder beside what is published, so that people see where the two differ. It
 * changes nothing: audits go by what is published.
 */
public final class DraftWatch {

  private final Path rules;
  private final RulesInForce rulesInForce;
  private final RuleVersions versions;

  /** What was checked last; a check compiles, which takes longer than anybody waits for a page. */
  private String checked;

  private List<Fault> found = List.of();

  /**
   * A watch.
   *
   * @param rules the rules folder
   */
  public DraftWatch(Path rules, RulesInForce rulesInForce, RuleVersions versions) {
    this.rules = rules;
    this.rulesInForce = rulesInForce;
    this.versions = versions;
  }

  /** How the folder stands to what is published. */
  public enum State {
    /** Its rules are those of the newest version that counts. */
    PUBLISHED,
    /** Its rules are others, and could be published once they have shown what they must. */
    CHANGED,
    /** Its rules have faults. */
    BROKEN
  }

  /**
   * What lies in the folder.
   *
   * @param pack name of the pack; null where it can't be told
   * @param newest the newest version that counts; null = none
   * @param faults of a broken draft
   */
  public record Draft(String pack, State state, RuleVersion newest, List<Fault> faults) {}

  /** Looks at the folder as it is now. */
  public synchronized Draft look() throws IOException {
    String pack;
    try {
      pack = rulesInForce.pack(rules);
    } catch (NoVersionInForce e) {
      return new Draft(
          null, State.BROKEN, null, List.of(new Fault(rules.toString(), 0, 0, e.getMessage())));
    }
    RuleVersion newest =
        versions.of(pack).stream()
            .filter(version -> version.withdrawn() == null)
            .findFirst()
            .orElse(null);
    try {
      RulePack draft = RulePacks.read(rules);
      if (newest != null && draft.hash().equals(newest.packHash())) {
        return new Draft(pack, State.PUBLISHED, newest, List.of());
      }
      if (!draft.hash().equals(checked)) {
        found = PackCheck.faults(rules);
        checked = draft.hash();
      }
      return new Draft(pack, found.isEmpty() ? State.CHANGED : State.BROKEN, newest, found);
    } catch (PackRefused e) {
      return new Draft(pack, State.BROKEN, newest, e.faults());
    }
  }
}
