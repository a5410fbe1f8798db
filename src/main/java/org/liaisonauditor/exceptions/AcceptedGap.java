package org.liaisonauditor.exceptions;

import java.time.Instant;
import java.time.LocalDate;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Signed;

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

    /** Whether a finding is meant. */
    public boolean matches(Finding finding) {
      return rule.equals(finding.rule())
          && (unit == null || unit.equals(finding.unit()))
          && (subject == null || subject.equals(finding.subject()))
          && (fingerprint == null || fingerprint.equals(finding.fingerprint()));
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
   * Whether it applied to earlier audits and doesn't to this one any more, because its time is over
   * or it was taken back.
   */
  public boolean endedFor(LocalDate asOf, Instant asked) {
    return approved != null
        && !approved.at().isAfter(asked)
        && (asOf.isAfter(until) || withdrawn != null && !withdrawn.at().isAfter(asked));
  }

  private boolean approvedBefore(Instant asked) {
    return approved != null
        && !approved.at().isAfter(asked)
        && (withdrawn == null || withdrawn.at().isAfter(asked));
  }
}
