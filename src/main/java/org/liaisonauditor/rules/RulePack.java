package org.liaisonauditor.rules;

import java.util.List;
import java.util.Map;
import org.liaisonauditor.facts.Parameters;

/**
 * A rule pack as read from its folder, checked.
 *
 * @param regulation what it is about
 * @param rules its rules, by code
 * @param parameters the parameters with their dated values
 * @param drl the text of each rule's DRL, by rule code; of a rule by table the DRL made of it
 * @param about the text of each rule's about.md, by rule code
 * @param hash SHA-256 over the whole content that an audit depends on, in lower-case hex
 * @param cells of each rule by table, by rule code: the cells that its DRL was made of
 */
public record RulePack(
    Regulation regulation,
    List<Rule> rules,
    Parameters parameters,
    Map<String, String> drl,
    Map<String, String> about,
    String hash,
    Map<String, DrlCells> cells) {

  public RulePack {
    rules = List.copyOf(rules);
    drl = Map.copyOf(drl);
    about = Map.copyOf(about);
    cells = Map.copyOf(cells);
  }

  /** A pack whose rules are all written as DRL. */
  public RulePack(
      Regulation regulation,
      List<Rule> rules,
      Parameters parameters,
      Map<String, String> drl,
      Map<String, String> about,
      String hash) {
    this(regulation, rules, parameters, drl, about, hash, Map.of());
  }

  /** The rule of a code; there is one for every finding. */
  public Rule rule(String code) {
    return rules.stream().filter(rule -> rule.code().equals(code)).findFirst().orElseThrow();
  }

  /**
   * Where a part of a rule's DRL stands, as its author knows it: {@code late-letter/rule.drl:9:5},
   * or {@code late-letter/rule.drl.xlsx:Sheet!C11}.
   *
   * @param code code of the rule
   * @param line line of the DRL, from 1
   * @param column its column, from 1; 0 = the line alone
   */
  public String place(String code, int line, int column) {
    DrlCells table = cells.get(code);
    return rule(code).drl()
        + ":"
        + (table != null ? table.at(line, column) : line + (column > 0 ? ":" + column : ""));
  }
}
