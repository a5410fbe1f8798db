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
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.runs.FinishedRun;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;

/** The reports of the kinds that the definitions have. */
final class KindsOfRun implements RunReports {

  private final Path definitions;
  private final String programVersion;
  private final CityReport city;
  private final Casework casework;
  private final RunData runs;
  private FinishedRun scoped;
  private AuditScope scope;

  /**
   * The reports that can be sent.
   *
   * @param definitions folder of report definitions
   * @param casework tells who was heard
   * @param runs where the run is found that one is compared with
   */
  KindsOfRun(Path definitions, Casework casework, RunData runs, String programVersion) {
    this.casework = casework;
    this.runs = runs;
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
    if (found.isEmpty()) {
      throw new NotMade("the definitions that the run went by have no such kind: " + kind);
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
    AuditScope earlier = null;
    if (found.get().compares()) {
      earlier = earlier(run);
      if (earlier == null || unit != null && !knows(earlier, unit)) {
        return Optional.empty();
      }
    }
    Hearing heard =
        new Hearing(casework, run.run().rulesCode(), audit.allLives(), casework.today());
    if (!reports.write(found.get(), unit, audit, earlier, heard, file)) {
      return Optional.empty();
    }
    return Optional.of(reports.says(kind, unit, audit, heard));
  }

  private static boolean knows(AuditScope audit, String unit) {
    return audit.units().find(unit).isPresent() && audit.covers(unit);
  }

  /** The run that one is compared with; null where it is the first about a period as long. */
  private AuditScope earlier(FinishedRun run) throws IOException, NotMade {
    Optional<Run> before = runs.periodBefore(run.run());
    if (before.isEmpty()) {
      return null;
    }
    try {
      RunData.Audited audited = runs.audited(before.get());
      return new AuditScope(
          audited.result(),
          audited.lives(),
          audited.accepted(),
          audited.input(),
          Membership.of(audited.records(), audited.result().context()));
    } catch (PackRefused refused) {
      throw new NotMade(
          "the rules of run "
              + before.get().number()
              + ", which it is compared with, are refused: "
              + refused.faults());
    }
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
