package org.liaisonauditor.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;

/** How many rules of an audit are in which state, and the one line that says so. */
public final class RuleStates {

  private static final Map<RuleState.State, Text> WORDS =
      Map.of(
          RuleState.State.FINDINGS,
          new Text("%d có phát hiện", "%d found something"),
          RuleState.State.CLEAN,
          new Text("%d không phát hiện gì", "%d clean"),
          RuleState.State.NOTHING_IN_SCOPE,
          new Text("%d không có gì để xét", "%d with nothing in scope"),
          RuleState.State.SWITCHED_OFF,
          new Text("%d tạm tắt", "%d switched off"),
          RuleState.State.COULD_NOT_RUN,
          new Text("%d KHÔNG CHẠY ĐƯỢC", "%d COULD NOT RUN"));

  private final Map<RuleState.State, Integer> counts = new EnumMap<>(RuleState.State.class);

  /** Counts states. */
  public RuleStates(Iterable<RuleState.State> states) {
    states.forEach(state -> counts.merge(state, 1, Integer::sum));
  }

  /** The states of all rules of an audit. */
  public static RuleStates of(AuditResult result) {
    return new RuleStates(result.rules().stream().map(RuleState::state).toList());
  }

  /** How many rules are in a state. */
  public int count(RuleState.State state) {
    return counts.getOrDefault(state, 0);
  }

  /** How many rules there are. */
  public int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * One line for the end of a command or the subject of a mail: {@code 32 rules: 20 found
   * something, 11 clean, 1 COULD NOT RUN}. What could not run comes first, states that no rule is
   * in are left out.
   */
  public String line(Language language) {
    List<String> parts = new ArrayList<>();
    List<RuleState.State> order = new ArrayList<>(List.of(RuleState.State.values()));
    order.addFirst(order.removeLast());
    for (RuleState.State state : order) {
      if (count(state) > 0) {
        parts.add(WORDS.get(state).in(language).formatted(count(state)));
      }
    }
    return new Text("%d quy tắc: ", "%d rules: ").in(language).formatted(all())
        + String.join(", ", parts);
  }
}
