package org.liaisonauditor.casework;

/** Where the work on a finding stands. */
public enum CaseState {
  /** A unit is asked; it has until the due day. */
  ASSIGNED,

  /** An answer is in; the inspector has to look at it. */
  ANSWERED,

  /** The gap stands, after whoever it is about was heard. */
  CONFIRMED,

  /** Nothing more is to be done. */
  CLOSED
}
