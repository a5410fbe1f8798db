package org.liaisonauditor.issuing;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/** The withdrawals of issued reports that the history records, by the report's number. */
final class ReportWithdrawalWitness implements Witnessed {

  private final Database database;
  private final IssuedReports reports;

  ReportWithdrawalWitness(Database database) {
    this.database = database;
    this.reports = new IssuedReports(database);
  }

  @Override
  public Kind kind() {
    return Kind.REPORT_WITHDRAWAL;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT report FROM report_withdrawal ORDER BY report")
        .query(Long.class)
        .list()
        .forEach(number -> what.accept(number.toString()));
  }

  @Override
  public Optional<Thing> find(String what) {
    return what.matches("[0-9]{1,18}")
        ? reports
            .find(Long.parseLong(what))
            .filter(report -> report.withdrawn() != null)
            .map(report -> new Thing(report.withdrawn().by(), facts(report)))
        : Optional.empty();
  }

  private static Facts facts(IssuedReport report) {
    return new Facts()
        .with("withdrawn at", report.withdrawn().at())
        .with("login", report.withdrawn().login())
        .with("reason", report.withdrawn().reason());
  }
}
