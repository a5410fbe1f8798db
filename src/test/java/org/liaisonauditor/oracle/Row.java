package org.liaisonauditor.oracle;

import java.util.Comparator;
import org.liaisonauditor.domain.CodePoints;

/** What tells one finding from another; ordered as findings are listed. */
public record Row(String rule, String subject, String unit, String severity, String occasion)
    implements Comparable<Row> {

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::rule, CodePoints.ORDER)
          .thenComparing(Row::subject, CodePoints.ORDER)
          .thenComparing(Row::unit, CodePoints.ORDER)
          .thenComparing(Row::occasion, CodePoints.ORDER)
          .thenComparing(Row::severity, CodePoints.ORDER);

  @Override
  public int compareTo(Row other) {
    return ORDER.compare(this, other);
  }

  /** The row as a line of an expectation file; codes hold no commas. */
  @Override
  public String toString() {
    return String.join(",", rule, subject, unit, severity, occasion);
  }
}
