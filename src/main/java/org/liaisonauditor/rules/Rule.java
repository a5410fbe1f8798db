package org.liaisonauditor.rules;

import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;

/**
 * A rule of a pack: everything but the conditions, which stand in its DRL.
 *
 * @param code the rule's code: the name of its folder
 * @param formerCodes the codes that it had before, the oldest first
 * @param kind whether it finds gaps or lists members for commendation
 * @param title a few words for tables
 * @param summary one sentence: what it looks for
 * @param message the sentence of a finding, with {@code {placeholders}}
 * @param severity severity of its findings
 * @param variants by name, what differs for findings that the DRL reports as that variant
 * @param clauses ids of the clauses that it rests on
 * @param sections what people read about it, by heading, in order
 * @param drl path of its DRL, or of the table that stands for it, below the pack, with {@code /}
 * @param hash SHA-256 of the DRL and the description, in lower-case hex: the rule's version
 */
public record Rule(
    String code,
    List<String> formerCodes,
    Kind kind,
    Text title,
    Text summary,
    Text message,
    Severity severity,
    Map<String, Variant> variants,
    List<String> clauses,
    List<Section> sections,
    String drl,
    String hash) {

  public Rule {
    formerCodes = List.copyOf(formerCodes);
  }

  /** The code that the rule was born with: findings are told from each other by it for ever. */
  public String firstCode() {
    return formerCodes.isEmpty() ? code : formerCodes.getFirst();
  }

  /** What a rule reports. */
  public enum Kind {
    FINDING,
    COMMENDATION
  }

  /**
   * A graver or milder case of the rule.
   *
   * @param message its own sentence, or null for that of the rule
   */
  public record Variant(Severity severity, Text message) {}

  /**
   * A section of the rule's description.
   *
   * @param heading its heading in both languages
   * @param body its text (Markdown) in both languages
   */
  public record Section(Text heading, Text body) {}

  /** What to do about a finding, without marks; blank where the rule does not say. */
  public Text remedy() {
    return sections.stream()
        .filter(section -> section.heading().equals(RuleReader.REMEDY))
        .map(section -> section.body())
        .findFirst()
        .map(body -> new Text(Prose.plain(body.vi()), Prose.plain(body.en())))
        .orElse(new Text("", ""));
  }
}
