package org.liaisonauditor.rules;

/**
 * A rule written as a Drools decision table: the DRL that the table says, and the cells that it was
 * made of.
 */
record DecisionTable(String drl, DrlCells cells) {

  /** The name of a table in the folder of its rule. */
  static final String FILE = "rule.drl.xlsx";
}
