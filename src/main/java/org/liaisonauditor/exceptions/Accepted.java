package org.liaisonauditor.exceptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Unjudged;

/**
 * What exceptions do in an audit: which findings are counted apart, which exceptions match nothing
 * any more, which findings are back since their exception ended.
 *
 * @param outcomes each exception that counts in the audit, and each that ended and whose findings
 *     are there, by number
 * @param covered the findings that are counted apart, in the order of the audit
 * @param back the findings whose exception ended, in the order of the audit; they are not counted
 *     apart
 */
public record Accepted(List<Outcome> outcomes, List<Covered> covered, List<Back> back) {

  /** No exception counts. */
  public static final Accepted NONE = new Accepted(List.of(), List.of(), List.of());

  public Accepted {
    outcomes = List.copyOf(outcomes);
    covered = List.copyOf(covered);
    back = List.copyOf(back);
  }

  /** What became of an exception in an audit. */
  public enum State {
    /** Findings are counted apart because of it. */
    COVERS,
    /** It counts, and nothing was found to which it applies: it may be taken back. */
    MATCHES_NOTHING,
    /** It counts; whether there still is something to which it applies could not be judged. */
    NOT_JUDGED,
    /** Its time is over, and what it was about is there: the findings are back in the lists. */
    ENDED
  }

  /**
   * An exception in an audit.
   *
   * @param noted the exception
   * @param findings how many findings are meant by it
   * @param why why it could not be judged; null in all other states
   */
  public record Outcome(Noted noted, State state, int findings, Text why) {

    public AcceptedGap gap() {
      return noted.gap();
    }
  }

  /**
   * A finding that is counted apart.
   *
   * @param life how it stands; null = nothing is known of audits before
   * @param exceptions numbers of those that are about it, at least one
   */
  public record Covered(Finding finding, Life life, List<Long> exceptions) {

    public Covered {
      exceptions = List.copyOf(exceptions);
    }
  }

  /** A finding of which an exception has ended, with the one that ended last. */
  public record Back(Finding finding, Noted noted) {}

  /**
   * What exceptions do in an audit.
   *
   * @param result all that the audit found
   * @param lives how its findings stand; null = nothing is known of audits before
   * @param noted the exceptions that the audit goes by, and those that ended before it
   */
  public static Accepted of(AuditResult result, Lives lives, List<Noted> noted) {
    List<Noted> counting = new ArrayList<>();
    List<Noted> ended = new ArrayList<>();
    noted.stream()
        .sorted(Comparator.comparingLong(one -> one.gap().number()))
        .forEach(one -> (one.endedOn() == null ? counting : ended).add(one));
    Map<Long, AcceptedGap.Matched> meant = new LinkedHashMap<>();
    noted.forEach(
        one -> meant.put(one.gap().number(), one.gap().matched().in(result.pack().rules())));
    Map<Noted, Integer> counts = new LinkedHashMap<>();
    List<Covered> covered = new ArrayList<>();
    List<Back> back = new ArrayList<>();
    Returned returned = new Returned(ended.isEmpty() ? null : lives);
    for (Finding finding : result.findings()) {
      List<Noted> about =
          counting.stream().filter(one -> meant.get(one.gap().number()).matches(finding)).toList();
      about.forEach(one -> counts.merge(one, 1, Integer::sum));
      if (!about.isEmpty()) {
        covered.add(
            new Covered(
                finding,
                lives == null ? null : lives.find(finding.fingerprint()).orElse(null),
                about.stream().map(one -> one.gap().number()).toList()));
        continue;
      }
      ended.stream()
          .filter(one -> meant.get(one.gap().number()).matches(finding))
          .filter(one -> returned.back(finding, one))
          .max(Comparator.comparing(Noted::endedOn).thenComparingLong(one -> one.gap().number()))
          .ifPresent(
              last -> {
                counts.merge(last, 1, Integer::sum);
                back.add(new Back(finding, last));
              });
    }
    Unmatched unmatched = new Unmatched(result, lives);
    List<Outcome> outcomes = new ArrayList<>();
    for (Noted one : counting) {
      Text why = counts.containsKey(one) ? null : unmatched.why(meant.get(one.gap().number()));
      State state =
          counts.containsKey(one)
              ? State.COVERS
              : why == null ? State.MATCHES_NOTHING : State.NOT_JUDGED;
      outcomes.add(new Outcome(one, state, counts.getOrDefault(one, 0), why));
    }
    ended.stream()
        .filter(counts::containsKey)
        .forEach(one -> outcomes.add(new Outcome(one, State.ENDED, counts.get(one), null)));
    outcomes.sort(Comparator.comparingLong(one -> one.gap().number()));
    return new Accepted(outcomes, covered, back);
  }

  /** Tells whether a gap that an ended exception is about is one that it kept apart. */
  private static final class Returned {

    private final Lives lives;
    private final Map<String, LocalDate> since = new HashMap<>();

    Returned(Lives lives) {
      this.lives = lives;
      if (lives != null) {
        for (Life life : lives.all()) {
          since.merge(
              about(life.rule(), life.subject()),
              life.occurrence().since().asOf(),
              (one, other) -> one.isBefore(other) ? one : other);
        }
      }
    }

    private static String about(String rule, String subject) {
      return rule + "\n" + subject;
    }

    /**
     * It was there while the exception counted; or the exception has ended since the audit before
     * and is about this subject, or the rule found the subject while it counted: a gap of the next
     * period is another occasion of the same.
     */
    boolean back(Finding finding, Noted noted) {
      if (lives == null || lives.before() == null) {
        return true;
      }
      LocalDate ended = noted.endedOn();
      boolean there =
          lives
              .find(finding.fingerprint())
              .filter(life -> !life.occurrence().since().asOf().isAfter(ended))
              .isPresent();
      if (there || ended.isBefore(lives.before().audit().asOf())) {
        return there;
      }
      return noted.gap().matched().subject() != null
          || !since.get(about(finding.rule(), finding.subject())).isAfter(ended);
    }
  }

  /** Tells whether an exception that matches nothing was judged at all. */
  private static final class Unmatched {

    private final AuditResult result;
    private final List<Life> notJudged;
    private final Unjudged unjudged;

    Unmatched(AuditResult result, Lives lives) {
      this.result = result;
      this.notJudged = lives == null ? List.of() : lives.in(Life.State.NOT_JUDGED);
      this.unjudged = new Unjudged(result);
    }

    /** Why it could not be judged; null = it was, and nothing was found. */
    Text why(AcceptedGap.Matched matched) {
      Optional<Text> known =
          notJudged.stream()
              .filter(matched::matches)
              .map(Life::why)
              .filter(Objects::nonNull)
              .findFirst();
      if (known.isPresent()) {
        return known.get();
      }
      UnitKind kind =
          matched.unit() == null
              ? null
              : result.units().find(matched.unit()).map(unit -> unit.kind()).orElse(null);
      if (kind == UnitKind.RESIDENCE_BRANCH) {
        return unjudged.why(matched.rule(), matched.unit());
      }
      if (matched.unit() != null && kind == null) {
        return new Text(
            "lần rà soát này không có đơn vị " + matched.unit(),
            "this audit has no unit " + matched.unit());
      }
      Text why = unjudged.why(matched.rule());
      return why != null || result.scope() == null
          ? why
          : new Text(
              "lần rà soát này chỉ xét các chi bộ thuộc " + result.scope(),
              "this audit is about the branches of " + result.scope() + " alone");
    }
  }

  /** Fingerprints of the findings that are counted apart. */
  public Set<String> fingerprints() {
    return covered.stream().map(one -> one.finding().fingerprint()).collect(Collectors.toSet());
  }

  /** What is left of a result: findings that are not counted apart. */
  public AuditResult open(AuditResult result) {
    return result.without(fingerprints());
  }

  /** What is left of lives, likewise; null stays null. */
  public Lives open(Lives lives) {
    return lives == null ? null : lives.without(fingerprints());
  }

  /** The lives of an audit with those of what is counted apart; null stays null. */
  public Lives whole(Lives open) {
    if (open == null) {
      return null;
    }
    List<Life> all = new ArrayList<>(open.all());
    covered.stream().map(Covered::life).filter(Objects::nonNull).forEach(all::add);
    return new Lives(open.audit(), open.before(), open.passedOver(), all);
  }

  /** The exceptions in a state. */
  public List<Outcome> in(State state) {
    return outcomes.stream().filter(one -> one.state() == state).toList();
  }

  /** The ended exception of a finding that is back. */
  public Optional<Noted> endedOf(String fingerprint) {
    // A finding that is counted only has none.
    return back.stream()
        .filter(one -> !fingerprint.isEmpty() && one.finding().fingerprint().equals(fingerprint))
        .map(Back::noted)
        .findFirst();
  }

  /** Whether there is nothing to say. */
  public boolean isEmpty() {
    return outcomes.isEmpty();
  }
}
