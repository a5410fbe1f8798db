package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.yaml.Nearest;

/**
 * A report that was asked for.
 *
 * @param unit code of the unit that it is about; null = all
 */
record UnitReports(KindReports.Kind kind, String unit) {

  private static final String ALL = "all";

  /** The file that it is written to, below a folder; its name says that it is a draft. */
  String fileName() {
    return kind.code() + (unit == null ? "" : "-" + safe(unit)) + "-draft.pdf";
  }

  /** A code as part of a file's name: other signs as their number, so that no two are the same. */
  private static String safe(String code) {
    StringBuilder name = new StringBuilder();
    code.codePoints()
        .forEach(
            sign -> {
              if (Character.isLetterOrDigit(sign) || sign == '-' || sign == '.') {
                name.appendCodePoint(sign);
              } else {
                name.append('_').append(Integer.toHexString(sign)).append('_');
              }
            });
    return name.toString();
  }

  /**
   * The reports that a command asks for.
   *
   * @param kind code of the kind, or all
   * @param unit code of the unit; null = none
   * @param allUnits whether one for each unit is asked for
   * @param compared whether there is an earlier audit to compare with
   */
  static List<UnitReports> asked(
      KindReports kinds,
      String kind,
      String unit,
      boolean allUnits,
      AuditScope audit,
      boolean compared)
      throws WrongUsage {
    List<KindReports.Kind> asked = new ArrayList<>();
    if (kind.equals(ALL)) {
      asked.addAll(kinds.kinds());
    } else {
      List<String> codes = kinds.kinds().stream().map(KindReports.Kind::code).toList();
      asked.add(
          kinds
              .find(kind)
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          "There is no kind of report "
                              + kind
                              + "; "
                              + Nearest.remedy(kind, codes))));
    }
    if (!compared && kind.equals(ALL)) {
      asked.removeIf(KindReports.Kind::compares);
    }
    List<UnitReports> reports = new ArrayList<>();
    for (KindReports.Kind one : asked) {
      if (one.compares() && !compared) {
        throw new WrongUsage(
            "A report of the kind "
                + one.code()
                + " compares two recorded runs: auditor report RUN --kind "
                + one.code()
                + " --earlier RUN.");
      }
      if (!one.ofUnit()) {
        if (unit == null) {
          reports.add(new UnitReports(one, null));
        } else if (!kind.equals(ALL)) {
          throw new WrongUsage(
              "A report of the kind " + one.code() + " is about all units; leave out --unit.");
        }
      } else if (allUnits) {
        kinds.units(one, audit).forEach(code -> reports.add(new UnitReports(one, code)));
      } else if (unit != null) {
        Unit whom = unit(unit, audit);
        if (kinds.fits(one, whom.kind())) {
          reports.add(new UnitReports(one, unit));
        } else if (!kind.equals(ALL)) {
          throw new WrongUsage(
              "A report of the kind "
                  + one.code()
                  + " is about a "
                  + one.scope()
                  + "; "
                  + unit
                  + " is a "
                  + whom.kind()
                  + ".");
        }
      } else if (!kind.equals(ALL)) {
        throw new WrongUsage(
            "A report of the kind "
                + one.code()
                + " is about a unit: add --unit CODE or --all-units.");
      }
    }
    return reports;
  }

  /**
   * The reports that options of the form KIND, KIND:UNIT or KIND:all ask for, each once.
   *
   * @param options as typed
   */
  static List<UnitReports> asked(KindReports kinds, List<String> options, AuditScope audit)
      throws WrongUsage {
    Set<UnitReports> reports = new LinkedHashSet<>();
    for (String option : options) {
      String[] parts = option.split(":", 2);
      String unit = parts.length == 1 || parts[1].equals(ALL) ? null : parts[1];
      boolean allUnits = parts.length == 2 && unit == null;
      reports.addAll(asked(kinds, parts[0], unit, allUnits, audit, false));
    }
    return List.copyOf(reports);
  }

  /**
   * Writes the report.
   *
   * @param earlier the audit to compare with; null = none
   * @param heard tells the findings about which the persons named were heard
   * @return whether there was something to list in it
   */
  boolean write(
      KindReports kinds, AuditScope audit, AuditScope earlier, Predicate<Finding> heard, Path file)
      throws IOException {
    return kinds.write(kind, unit, audit, earlier, heard, file);
  }

  private static Unit unit(String code, AuditScope audit) throws WrongUsage {
    Optional<Unit> unit = audit.units().find(code);
    if (unit.isPresent() && !audit.covers(code)) {
      throw new WrongUsage(
          "The run judged the branches of "
              + audit.result().scope()
              + " alone; it can tell nothing of "
              + code
              + ".");
    }
    if (unit.isPresent()) {
      return unit.get();
    }
    List<String> codes = audit.units().all().stream().map(Unit::code).toList();
    throw new WrongUsage(
        "The audit knows no unit " + code + Nearest.hint(code, codes) + "; nothing was written.");
  }
}
