package org.liaisonauditor.scope;

/** How a document speaks of the members that findings name. */
public enum Persons {
  /** By name: for inspectors, and for the unit that is heard. */
  NAMED,
  /** As numbers, by unit, rule and occasion. */
  COUNTED,
  /** By name where the answer is in or the time to answer is over; the others as numbers. */
  ANSWERED_ONLY
}
