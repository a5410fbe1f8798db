package org.liaisonauditor.issuing;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/** The issued reports that the history records, with the hashes of their files. */
final class IssuedWitness implements Witnessed {

  private final Database database;
  private final IssuedReports reports;
  private final TakenNumbers numbers;

  IssuedWitness(Database database) {
    this.database = database;
    this.reports = new IssuedReports(database);
    this.numbers = new TakenNumbers(database);
  }

  @Override
  public Kind kind() {
    return Kind.REPORT;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT number FROM issued_report ORDER BY number")
        .query(Long.class)
        .list()
        .forEach(number -> what.accept(number.toString()));
  }

  @Override
  public Optional<Thing> find(String what) {
    return what.matches("[0-9]{1,18}")
        ? reports.find(Long.parseLong(what)).map(report -> new Thing(report.by(), facts(report)))
        : Optional.empty();
  }

  private Facts facts(IssuedReport report) {
    IssuedReport.Subject subject = report.subject();
    return new Facts()
        .with("term", report.term())
        .with("body", report.series().body())
        .with("form", report.series().form())
        .with("document number", report.documentNumber())
        .with("run", subject.run())
        .with("earlier run", subject.earlier())
        .with("kind", subject.kind())
        .with("unit", subject.unit())
        .with("language", subject.language().tag())
        .with("title", report.title())
        .with("issued on", report.on())
        .with("issued at", report.at())
        .with("login", report.login())
        .with("signer", report.signer())
        .with("certificate", report.certificate())
        .with("history head", report.historyHead())
        .with("program", report.programVersion())
        .with("reports folder", report.reportsBundle())
        .with("unsigned sha256", report.unsignedSha256())
        .with("sha256", report.sha256())
        .with("replaces", report.replaces())
        .with("number taken", numbers.taking(report.number()));
  }
}
