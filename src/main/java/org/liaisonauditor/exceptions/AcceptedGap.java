package org.liaisonauditor.exceptions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.rules.Rule;

/**
 * A gap that is accepted for a while: it is listed and counted apart.
 *
 * @param number known to people
 * @param pack code of the rule pack
 * @param matched the findings that it is about
 * @param from first as-of day of an audit to which it applies
 * @param until last such day
 * @param proposed who asked for it, when and why
 * @param previewed what it would have hidden when it was proposed
 * @param approved who agreed; null = nobody yet, it applies to no audit
 * @param withdrawn who took it back; null = nobody
 */
public record AcceptedGap(
    long number,
    String pack,
    Matched matched,
    LocalDate from,
    LocalDate until,
    Signed proposed,
    Previewed previewed,
    Signed approved,
    Signed withdrawn) {

  /**
   * Which findings are meant: all that is not null has to be the same. The rule is always named,
   * and one of the others, so that no exception hides a rule.
   *
   * @param rule code of the rule
   * @param unit code of the unit answerable; null = any
   * @param subject the finding's subject; null = any
   * @param fingerprint of one finding alone; null = any
   */
  public record Matched(String rule, String unit, String subject, String fingerprint) {

    public Matched {
      if (rule == null || unit == null && subject == null && fingerprint == null) {
        throw new IllegalArgumentException(
            "an exception names a rule, and a unit, a subject or a fingerprint");
      }
    }

    /** Whether a finding is meant, of a pack whose rules have the code that is named here. */
    public boolean matches(Finding finding) {
      return matches(finding.rule(), finding.unit(), finding.subject(), finding.fingerprint());
    }

    /** Whether the life of a finding is meant, likewise. */
    boolean matches(Life life) {
      return matches(life.rule(), life.unit(), life.subject(), life.fingerprint());
    }

    private boolean matches(String ofRule, String ofUnit, String about, String print) {
      return rule.equals(ofRule)
          && (unit == null || unit.equals(ofUnit))
          && (subject == null || subject.equals(about))
          && (fingerprint == null || fingerprint.equals(print));
    }

    /** The same, by the code that the rule has now: it may have been renamed since. */
    Matched in(List<Rule> rules) {
      return rules.stream()
          .filter(one -> one.formerCodes().contains(rule))
          .findFirst()
          .map(now -> new Matched(now.code(), unit, subject, fingerprint))
          .orElse(this);
    }

    @Override
    public String toString() {
      return rule
          + (unit == null ? "" : " of unit " + unit)
          + (subject == null ? "" : " about " + subject)
          + (fingerprint == null ? "" : " with fingerprint " + fingerprint);
    }
  }

  /**
   * What was looked at before somebody agreed.
   *
   * @param run number of the audit
   * @param findings how many of its findings are meant
   * @param sha256 hash of their fingerprints: who agrees, agrees to these
   */
  public record Previewed(long run, int findings, String sha256) {}

  /** Where an exception stands on a day. */
  public enum State {
    PROPOSED,
    APPROVED,
    ENDED,
    WITHDRAWN
  }

  /** Where it stands on a day. */
  public State state(LocalDate today) {
    if (withdrawn != null) {
      return State.WITHDRAWN;
    }
    if (today.isAfter(until)) {
      return State.ENDED;
    }
    return approved == null ? State.PROPOSED : State.APPROVED;
  }

  /** The same as long as nobody has taken it back. */
  AcceptedGap standing() {
    return new AcceptedGap(number, pack, matched, from, until, proposed, previewed, approved, null);
  }

  /**
   * Whether an audit goes by it. What is agreed or taken back after the audit was asked for changes
   * nothing in it, so that it can be repeated.
   *
   * @param asOf the audit's as-of day
   * @param asked when the audit was asked for
   */
  public boolean appliesTo(LocalDate asOf, Instant asked) {
    return approvedBefore(asked) && !asOf.isBefore(from) && !asOf.isAfter(until);
  }

  /**
   * The last day on which it counted, where that is over for an audit; empty where it never
   * counted, or counts still.
   *
   * @param asOf the audit's as-of day
   * @param asked when the audit was asked for
   * @param zone whose days count
   */
  public Optional<LocalDate> endedFor(LocalDate asOf, Instant asked, ZoneId zone) {
    if (approved == null || approved.at().isAfter(asked)) {
      return Optional.empty();
    }
    LocalDate end = until;
    if (withdrawn != null && !withdrawn.at().isAfter(asked)) {
      LocalDate day = LocalDate.ofInstant(withdrawn.at(), zone);
      end = day.isBefore(until) ? day : until;
    } else if (!asOf.isAfter(until)) {
      return Optional.empty();
    }
    return end.isBefore(from) ? Optional.empty() : Optional.of(end);
  }

  private boolean approvedBefore(Instant asked) {
    return approved != null
        && !approved.at().isAfter(asked)
        && (withdrawn == null || withdrawn.at().isAfter(asked));
  }
}
