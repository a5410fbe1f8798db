package org.liaisonauditor.schedule;

import java.util.List;
import org.liaisonauditor.yaml.Nearest;

/** No entry in force has this code. */
public final class NoSuchEntry extends Exception {

  private static final long serialVersionUID = 1L;

  NoSuchEntry(String code, List<String> codes) {
    super(
        "The timetable has no entry "
            + code
            + " in force; "
            + (codes.isEmpty()
                ? "it has none at all."
                : "it has " + String.join(", ", codes) + Nearest.hint(code, codes)));
  }
}
