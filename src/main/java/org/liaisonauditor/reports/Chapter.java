package org.liaisonauditor.reports;

import java.util.List;

/**
 * A part of a report that a table of contents may lead to.
 *
 * @param entries its lines in the table of contents
 * @param draw draws it where the flow is
 */
record Chapter(List<Outline.Entry> entries, Runnable draw) {

  static Chapter of(Runnable draw) {
    return new Chapter(List.of(), draw);
  }

  static Chapter of(String title, String target, Runnable draw) {
    return new Chapter(List.of(new Outline.Entry(0, title, target)), draw);
  }
}
