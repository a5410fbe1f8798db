package org.liaisonauditor.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Text;

/**
 * A finding that two packs see differently.
 *
 * @param kind what becomes of it
 * @param before as the base pack finds it; null = not at all
 * @param after as the draft finds it; null = not at all
 * @param reason why, in one line
 */
public record FindingChange(Kind kind, Finding before, Finding after, Text reason) {

  /** The order of the data contract: rule, subject, unit, occasion by code point. */
  static final Comparator<FindingChange> ORDER =
      Comparator.comparing(FindingChange::rule, CodePoints.ORDER)
          .thenComparing(FindingChange::subject, CodePoints.ORDER)
          .thenComparing(FindingChange::unit, CodePoints.ORDER)
          .thenComparing(FindingChange::occasion, CodePoints.ORDER);

  /** What becomes of a finding. */
  public enum Kind {
    /** The draft finds it, the base pack does not. */
    ADDED,
    /** The base pack finds it, the draft does not. */
    GONE,
    /** Both find it, with another severity, unit, sentence or evidence. */
    CHANGED,
    /** One side finds it; on the other the rule could not run there, so that nobody knows. */
    NOT_COMPARED
  }

  /** What can differ of a finding that both sides have. */
  public enum Part {
    SEVERITY,
    UNIT,
    MESSAGE,
    EVIDENCE
  }

  /** Whether both sides have it and a part of it differs. */
  public boolean differs(Part part) {
    return before != null
        && after != null
        && switch (part) {
          case SEVERITY -> before.severity() != after.severity();
          case UNIT -> !before.unit().equals(after.unit());
          case MESSAGE -> !before.message().equals(after.message());
          case EVIDENCE -> !before.evidence().equals(after.evidence());
        };
  }

  /** The parts that differ where both sides have it. */
  public List<Part> differing() {
    return Stream.of(Part.values()).filter(this::differs).toList();
  }

  /** The finding as the draft has it; as the base pack has it where the draft does not. */
  public Finding finding() {
    return after == null ? before : after;
  }

  /** Code of the rule. */
  public String rule() {
    return finding().rule();
  }

  /** The subject of the finding. */
  public String subject() {
    return finding().subject();
  }

  /** Code of the unit answerable. */
  public String unit() {
    return finding().unit();
  }

  /** The occasion; blank where the subject has one finding of the rule only. */
  public String occasion() {
    return finding().occasion();
  }

  /** What it is known by from audit to audit. */
  public String fingerprint() {
    return finding().fingerprint();
  }
}
