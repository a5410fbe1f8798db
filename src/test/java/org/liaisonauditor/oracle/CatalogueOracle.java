package org.liaisonauditor.oracle;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import org.liaisonauditor.domain.Records;

/** All rules of the catalogue over all records at once: slow, plain, one sentence a method. */
public final class CatalogueOracle {

  private CatalogueOracle() {}

  /** The findings of an audit. */
  public static SortedSet<Row> findings(
      Records records, OracleParameters parameters, LocalDate from, LocalDate to, LocalDate asOf) {
    CatalogueTerms terms = new CatalogueTerms(records, parameters, from, to, asOf);
    SortedSet<Row> rows = new TreeSet<>();
    IntroductionRules.check(terms, rows);
    AttendanceRules.check(terms, rows);
    BranchRules.check(terms, rows);
    EvaluationRules.check(terms, rows);
    EvaluationPathRules.check(terms, rows);
    LenientBranch.check(terms, rows);
    RecordRules.check(terms, rows);
    return rows;
  }

  /** The codes of the members listed for commendation. */
  public static SortedSet<String> commendable(
      Records records, OracleParameters parameters, LocalDate from, LocalDate to, LocalDate asOf) {
    CatalogueTerms terms = new CatalogueTerms(records, parameters, from, to, asOf);
    return AttendanceRules.commendable(terms);
  }
}
