package org.liaisonauditor.reports;

import java.util.stream.IntStream;
import org.liaisonauditor.rules.Regulation;

/** What links of the rule book lead to. */
final class BookIds {

  private BookIds() {}

  /** The chapter of a rule; a code holds small letters, digits and hyphens only. */
  static String rule(String code) {
    return "rule-" + code;
  }

  /** A clause: by its id where that can stand in a link, else by its place in the regulation. */
  static String clause(Regulation regulation, String id) {
    if (id.matches("[A-Za-z][A-Za-z0-9._-]*")) {
      return "clause-" + id;
    }
    int place =
        IntStream.range(0, regulation.clauses().size())
            .filter(at -> regulation.clauses().get(at).id().equals(id))
            .findFirst()
            .orElseThrow();
    return "clause-" + (place + 1);
  }

  /** A parameter; one whose name can't stand in a link has none. */
  static String parameter(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9._-]*") ? "parameter-" + name : null;
  }
}
