package org.liaisonauditor.casework;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which step may follow which. */
final class CaseMoves {

  /**
   * What may be done in each state. Who is named may always speak again, also of what was
   * confirmed; an inspector may drop a finding at any time, since that harms nobody.
   */
  private static final Map<CaseState, Set<CaseStep.Kind>> ALLOWED =
      Map.of(
          CaseState.ASSIGNED,
          Set.of(
              CaseStep.Kind.ASSIGNED,
              CaseStep.Kind.ANSWERED,
              CaseStep.Kind.CONFIRMED,
              CaseStep.Kind.CLOSED),
          CaseState.ANSWERED,
          Set.of(
              CaseStep.Kind.ANSWERED,
              CaseStep.Kind.REJECTED,
              CaseStep.Kind.CONFIRMED,
              CaseStep.Kind.CLOSED),
          CaseState.CONFIRMED,
          Set.of(CaseStep.Kind.ANSWERED, CaseStep.Kind.CLOSED),
          CaseState.CLOSED,
          Set.of());

  private CaseMoves() {}

  static CaseState after(CaseStep.Kind step) {
    return switch (step) {
      case ASSIGNED, REJECTED -> CaseState.ASSIGNED;
      case ANSWERED -> CaseState.ANSWERED;
      case CONFIRMED -> CaseState.CONFIRMED;
      case CLOSED -> CaseState.CLOSED;
    };
  }

  /**
   * Why a step can't be taken, and what to do instead; empty where it can.
   *
   * @param there the case; null where nothing has been done about the finding yet
   */
  static Optional<String> refusal(FindingCase there, CaseStep.Kind step, LocalDate today) {
    if (there == null) {
      return switch (step) {
        case ASSIGNED, ANSWERED, CLOSED -> Optional.empty();
        case REJECTED -> Optional.of("there is no answer to reject; assign it first");
        case CONFIRMED ->
            Optional.of(
                "nobody has been asked about it; assign it, and confirm when an answer is in or the"
                    + " time to answer is over");
      };
    }
    if (!ALLOWED.get(there.state()).contains(step)) {
      return Optional.of(
          switch (there.state()) {
            case ASSIGNED -> "there is no answer to reject; it is awaited until " + there.due();
            case ANSWERED -> "an answer is in; confirm, reject or close it";
            case CONFIRMED -> "it is confirmed already; it can be answered again, or closed";
            case CLOSED ->
                "it was closed on "
                    + there.steps().getLast().signed().at().toString().substring(0, 10)
                    + " by "
                    + there.steps().getLast().signed().by()
                    + "; if an audit finds it again, that is a new case";
          });
    }
    if (step == CaseStep.Kind.CONFIRMED
        && there.state() == CaseState.ASSIGNED
        && !today.isAfter(there.due())) {
      return Optional.of(
          "the time to answer is not over (until " + there.due() + "), and no answer is in");
    }
    return Optional.empty();
  }
}
