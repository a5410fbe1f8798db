package org.liaisonauditor.facts;

import java.util.List;

/** The fact types that a rule can match. */
public final class FactTypes {

  /** All of them, in the order of the documentation. */
  public static final List<Class<? extends Fact>> ALL =
      List.of(
          Liaison.class,
          Workplace.class,
          Letter.class,
          PeriodTally.class,
          Mark.class,
          HouseholdTally.class,
          BranchMeeting.class,
          HalfYear.class,
          PartyGroup.class,
          BranchRoll.class,
          FollowUpDone.class,
          EvaluationYear.class,
          YearEvaluation.class,
          YearClassification.class,
          BranchRatings.class,
          BranchRemarks.class,
          Pairing.class,
          RecordedMember.class,
          RecordedLetter.class,
          RecordedEvaluation.class);

  private FactTypes() {}
}
