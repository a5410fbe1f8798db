package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liaisonauditor.answers.Hearing;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.reports.ReportDefinition;
import org.liaisonauditor.reports.Says;
import org.liaisonauditor.runs.FinishedRun;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;

/** The reports of the kinds that the definitions have. */
final class KindsOfRun implements RunReports {

  private final Path definitions;
  private final String programVersion;
  private final CityReport city;
  private final Casework casework;
  private FinishedRun scoped;
  private AuditScope scope;

  /**
   * The reports that can be sent.
   *
   * @param definitions folder of report definitions
   * @param casework tells who was heard
   */
  KindsOfRun(Path definitions, Casework casework, String programVersion) {
    this.casework = casework;
    this.definitions = definitions;
    this.programVersion = programVersion;
    this.city = new CityReport(programVersion);
  }

  @Override
  public List<ReportKind> kinds() throws IOException, NotMade {
    try {
      KindReports reports =
          new KindReports(ReportDefinition.load(definitions), Language.VI, programVersion);
      List<ReportKind> kinds = new ArrayList<>(city.kinds());
      reports.kinds().stream()
          // A comparison wants an earlier audit beside the run's own.
          .filter(kind -> !kind.compares())
          .filter(kind -> !kind.code().equals(CityReport.CITY))
          .map(kind -> new ReportKind(kind.code(), units(reports, kind)))
          .forEach(kinds::add);
      return kinds;
    } catch (DefinitionException e) {
      throw new NotMade("the report definitions are refused: " + e.faults());
    }
  }

  private static Set<UnitKind> units(KindReports reports, KindReports.Kind kind) {
    Set<UnitKind> units = EnumSet.noneOf(UnitKind.class);
    for (UnitKind unit : UnitKind.values()) {
      if (kind.ofUnit() && reports.fits(kind, unit)) {
        units.add(unit);
      }
    }
    return units;
  }

  @Override
  public Optional<Says> write(
      FinishedRun run, String kind, String unit, Language language, Path file)
      throws IOException, NotMade {
    if (kind.equals(CityReport.CITY)) {
      return city.write(run, kind, unit, language, file);
    }
    KindReports reports = new KindReports(run.definition(), language, programVersion);
    Optional<KindReports.Kind> found = reports.find(kind);
    if (found.isEmpty() || found.get().compares()) {
      throw new NotMade(
          "the definitions that the run went by have no such kind of one audit: " + kind);
    }
    AuditScope audit = scope(run);
    if (unit != null) {
      UnitKind is =
          audit
              .units()
              .find(unit)
              .orElseThrow(() -> new NotMade("no submission of the run knows a unit " + unit))
              .kind();
      if (!reports.fits(found.get(), is)) {
        throw new NotMade(unit + " is no unit that " + kind + " can be about");
      }
      if (!audit.covers(unit)) {
        throw new NotMade(
            "the run judged the branches of " + run.run().scope() + " alone, not " + unit);
      }
    }
    Hearing heard =
        new Hearing(casework, run.run().rulesCode(), audit.allLives(), casework.today());
    if (!reports.write(found.get(), unit, audit, null, heard, file)) {
      return Optional.empty();
    }
    return Optional.of(reports.says(kind, unit, audit, heard));
  }

  /** Who belongs where is read once for all reports of a run. */
  private synchronized AuditScope scope(FinishedRun run) {
    if (scoped != run) {
      scope =
          new AuditScope(
              run.result(),
              run.lives(),
              run.accepted(),
              run.input(),
              Membership.of(run.records(), run.result().context()));
      scoped = run;
    }
    return scope;
  }
}
