package org.liaisonauditor.findings;

import java.util.Comparator;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;

/**
 * A finding as it stands in an audit, with what is known of it from the audits before.
 *
 * @param fingerprint its name over all audits
 * @param rule code of the rule, as this audit's rules have it; where they don't, as it was last
 * @param subject what it is about
 * @param occasion what tells it from the next gap of the same rule and subject; may be blank
 * @param unit code of the unit answerable, as last found
 * @param branch the residence branch in whose records it was last found
 * @param severity as last found
 * @param message the sentence, as last found
 * @param state how it stands
 * @param why why it could not be judged; null in all states but {@link State#NOT_JUDGED}
 * @param severityBefore in the audit before; null where it is the same
 * @param unitBefore in the audit before; null where it is the same
 * @param first the first audit of all that found it, in its first occurrence
 * @param occurrence this occurrence; of one that is gone, the last there was
 * @param previous the occurrence before this one; null = this is the first
 */
public record Life(
    String fingerprint,
    String rule,
    String subject,
    String occasion,
    String unit,
    String branch,
    Severity severity,
    Text message,
    State state,
    Text why,
    Severity severityBefore,
    String unitBefore,
    Seen first,
    Occurrence occurrence,
    Occurrence previous) {

  /** The order of the data contract: rule, subject, unit, occasion by code point. */
  static final Comparator<Life> ORDER =
      Comparator.comparing(Life::rule, CodePoints.ORDER)
          .thenComparing(Life::subject, CodePoints.ORDER)
          .thenComparing(Life::unit, CodePoints.ORDER)
          .thenComparing(Life::occasion, CodePoints.ORDER)
          .thenComparing(Life::fingerprint, CodePoints.ORDER);

  /** How a finding stands. */
  public enum State {
    /** Found, and never before. */
    NEW,
    /** Found in the audit before too, with the same severity and unit. */
    STILL_OPEN,
    /** Found in the audit before too, with another severity or unit. */
    CHANGED,
    /** Found again, having been gone: a new occurrence. */
    BACK,
    /** Open in the audit before, and not found any more. */
    GONE,
    /** Open in the audit before; whether it is still there could not be judged this time. */
    NOT_JUDGED,
    /** Gone in an earlier audit, and not found since. */
    GONE_BEFORE;

    /** Whether this audit found it. */
    public boolean found() {
      return this == NEW || this == STILL_OPEN || this == CHANGED || this == BACK;
    }

    /** Whether somebody has to see to it: found, or not judged. */
    public boolean open() {
      return found() || this == NOT_JUDGED;
    }
  }

  static Life born(Finding finding, Seen now) {
    return new Life(
        finding.fingerprint(),
        finding.rule(),
        finding.subject(),
        finding.occasion(),
        finding.unit(),
        finding.branch(),
        finding.severity(),
        finding.message(),
        State.NEW,
        null,
        null,
        null,
        now,
        new Occurrence(1, now, now),
        null);
  }

  /** Found again: still open, changed, or back. */
  Life found(Finding finding, Seen now) {
    boolean back = !state.open();
    boolean graver = !back && severity != finding.severity();
    boolean moved = !back && !unit.equals(finding.unit());
    return new Life(
        finding.fingerprint(),
        finding.rule(),
        finding.subject(),
        finding.occasion(),
        finding.unit(),
        finding.branch(),
        finding.severity(),
        finding.message(),
        back ? State.BACK : graver || moved ? State.CHANGED : State.STILL_OPEN,
        null,
        graver ? severity : null,
        moved ? unit : null,
        first,
        back
            ? new Occurrence(occurrence.number() + 1, now, now)
            : new Occurrence(occurrence.number(), occurrence.since(), now),
        back ? occurrence : previous);
  }

  /**
   * Not found.
   *
   * @param nowNamed code of the rule now
   * @param unjudged why it could not be judged; null = it was judged
   */
  Life notFound(String nowNamed, Text unjudged) {
    State next =
        !state.open() ? State.GONE_BEFORE : unjudged == null ? State.GONE : State.NOT_JUDGED;
    return new Life(
        fingerprint,
        nowNamed,
        subject,
        occasion,
        unit,
        branch,
        severity,
        message,
        next,
        next == State.NOT_JUDGED ? unjudged : null,
        null,
        null,
        first,
        occurrence,
        previous);
  }
}
