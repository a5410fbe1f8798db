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
 * @param drl the text of each rule's DRL, by rule code
 * @param about the text of each rule's about.md, by rule code
 * @param hash SHA-256 over the whole content that an audit depends on, in lower-case hex
 */
public record RulePack(
    Regulation regulation,
    List<Rule> rules,
    Parameters parameters,
    Map<String, String> drl,
    Map<String, String> about,
    String hash) {

  public RulePack {
    rules = List.copyOf(rules);
    drl = Map.copyOf(drl);
    about = Map.copyOf(about);
  }

  /** The rule of a code; there is one for every finding. */
  public Rule rule(String code) {
    return rules.stream().filter(rule -> rule.code().equals(code)).findFirst().orElseThrow();
  }
}
