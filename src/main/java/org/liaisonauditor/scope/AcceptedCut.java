package org.liaisonauditor.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Noted;

/** Cuts what exceptions did in an audit down to what a document may show. */
final class AcceptedCut {

  private final Function<Finding, Optional<Finding>> shown;
  private final Predicate<String> owns;
  private final UnaryOperator<String> hide;
  private final boolean named;

  /**
   * A way to cut.
   *
   * @param shown a finding as the document may show it; empty = it may not
   * @param owns whether the document may tell that an exception of a unit matches nothing
   * @param hide takes out of a text what may not be named
   * @param named whether the document names all persons that it may see
   */
  AcceptedCut(
      Function<Finding, Optional<Finding>> shown,
      Predicate<String> owns,
      UnaryOperator<String> hide,
      boolean named) {
    this.shown = shown;
    this.owns = owns;
    this.hide = hide;
    this.named = named;
  }

  Accepted of(Accepted whole) {
    Map<Long, Integer> counts = new HashMap<>();
    Set<Long> unnamed = new HashSet<>();
    List<Accepted.Covered> covered = new ArrayList<>();
    for (Accepted.Covered one : whole.covered()) {
      shown
          .apply(one.finding())
          .ifPresent(
              finding -> {
                for (Long number : one.exceptions()) {
                  count(number, finding, counts, unnamed);
                }
                covered.add(new Accepted.Covered(finding, null, one.exceptions()));
              });
    }
    List<Accepted.Back> back = new ArrayList<>();
    for (Accepted.Back one : whole.back()) {
      shown
          .apply(one.finding())
          .ifPresent(
              finding -> {
                count(one.noted().gap().number(), finding, counts, unnamed);
                back.add(new Accepted.Back(finding, one.noted()));
              });
    }
    Map<Long, Noted> noted = new HashMap<>();
    List<Accepted.Outcome> outcomes = new ArrayList<>();
    for (Accepted.Outcome outcome : whole.outcomes()) {
      AcceptedGap gap = outcome.gap();
      String unit = gap.matched().unit();
      boolean own = outcome.findings() == 0 && unit != null && owns.test(unit);
      if (own || counts.containsKey(gap.number())) {
        Noted cut = new Noted(gap(gap, unnamed(gap, counts, unnamed)), outcome.noted().endedOn());
        noted.put(gap.number(), cut);
        outcomes.add(
            new Accepted.Outcome(
                cut,
                outcome.state(),
                counts.getOrDefault(gap.number(), 0),
                outcome.why() == null ? null : both(outcome.why())));
      }
    }
    return new Accepted(
        outcomes,
        covered,
        back.stream()
            .map(one -> new Accepted.Back(one.finding(), noted.get(one.noted().gap().number())))
            .toList());
  }

  /** Whether an exception is about persons of whom the document does not tell who they are. */
  private boolean unnamed(AcceptedGap gap, Map<Long, Integer> counts, Set<Long> unnamed) {
    return unnamed.contains(gap.number()) || !named && !counts.containsKey(gap.number());
  }

  private static void count(
      Long number, Finding finding, Map<Long, Integer> counts, Set<Long> unnamed) {
    counts.merge(number, 1, Integer::sum);
    if (AuditScope.counted(finding)) {
      unnamed.add(number);
    }
  }

  /**
   * An exception as it may be shown. Where it is about one gap alone, and of somebody who may not
   * be named, its reason would tell of that person.
   */
  private AcceptedGap gap(AcceptedGap gap, boolean unnamed) {
    AcceptedGap.Matched matched = gap.matched();
    boolean ofOne = unnamed && (matched.subject() != null || matched.fingerprint() != null);
    String unit = matched.unit() == null ? null : hide.apply(matched.unit());
    String subject = matched.subject() == null ? null : hide.apply(matched.subject());
    return new AcceptedGap(
        gap.number(),
        gap.pack(),
        new AcceptedGap.Matched(
            matched.rule(),
            unit,
            unnamed && subject != null ? Names.HIDDEN : subject,
            unnamed && matched.fingerprint() != null ? Names.HIDDEN : matched.fingerprint()),
        gap.from(),
        gap.until(),
        signed(gap.proposed(), ofOne),
        null,
        signed(gap.approved(), ofOne),
        gap.withdrawn() == null ? null : signed(gap.withdrawn(), ofOne));
  }

  private Signed signed(Signed signed, boolean ofOne) {
    return new Signed(
        hide.apply(signed.by()),
        signed.login(),
        signed.at(),
        ofOne ? Names.HIDDEN : hide.apply(signed.why()));
  }

  private Text both(Text text) {
    return new Text(hide.apply(text.vi()), hide.apply(text.en()));
  }
}
