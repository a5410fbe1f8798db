package org.liaisonauditor.rules;

/**
 * A rule or parameter with one small mistake put in, to see whether a scenario notices.
 *
 * @param rule code of the rule; of a parameter's mutant blank
 * @param name name of the rule in the DRL, or {@code parameter …}
 * @param file path of the file below the pack; of a rule by table with the cell
 * @param line line of the changed part, from 1; 0 = not known, or a cell
 * @param column its column, from 1; 0 = not known, or a cell
 * @param change what was changed into what, {@code issuedOn > $due => issuedOn >= $due}
 */
public record Mutant(String rule, String name, String file, int line, int column, String change) {

  /** Stands between the name of a rule and the mistake in it. */
  static final String SEPARATOR = " | ";

  /** Comes between what stood there and what stands there now. */
  static final String INTO = " => ";

  /** Stands for a part that was taken out. */
  static final String DROPPED = "(dropped)";

  /** What names it in the list of equivalent mutants. */
  public String id() {
    return name + SEPARATOR + change;
  }
}
