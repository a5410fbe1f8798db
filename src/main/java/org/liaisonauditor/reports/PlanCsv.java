package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.ranking.KindRanking;
import org.liaisonauditor.ranking.RankedUnit;
import org.liaisonauditor.ranking.Ranking;
import org.liaisonauditor.ranking.UnrankedUnit;

/** All numbers and reasons of an inspection plan, for programs. */
final class PlanCsv {

  private static final List<String> HEADER =
      List.of(
          "kind",
          "place",
          "unit",
          "name",
          "members",
          "findings",
          "high",
          "medium",
          "low",
          "points",
          "expected",
          "ratio",
          "weighted_ratio",
          "shrunk",
          "lower",
          "upper",
          "among_top",
          "known",
          "limits",
          "could_not_run",
          "reasons");

  private PlanCsv() {}

  static void write(InspectionPlan plan, PlanWording wording, Path file) throws IOException {
    CsvTable.writeForPeople(file, HEADER, rows(plan.result(), plan.ranking(), wording));
  }

  private static List<List<String>> rows(AuditResult result, Ranking ranking, PlanWording wording) {
    List<List<String>> rows = new ArrayList<>();
    for (KindRanking kind : ranking.kinds()) {
      for (RankedUnit unit : kind.ranked()) {
        rows.add(
            List.of(
                kind.kind().name(),
                Integer.toString(unit.place()),
                unit.code(),
                unit.name(),
                Integer.toString(unit.members()),
                Integer.toString(unit.findings()),
                Integer.toString(unit.high()),
                Integer.toString(unit.medium()),
                Integer.toString(unit.low()),
                Integer.toString(unit.weight()),
                PlanWording.plain(unit.expected()),
                PlanWording.plain(unit.ratio()),
                PlanWording.plain(unit.weightedRatio()),
                PlanWording.plain(unit.shrunk()),
                PlanWording.plain(unit.lower()),
                PlanWording.plain(unit.upper()),
                PlanWording.plain(unit.amongTop()),
                PlanWording.plain(unit.known()),
                unit.position().name(),
                String.join(" ", unit.couldNotRun()),
                String.join(" ", wording.reasons(unit, kind, result))));
      }
      for (UnrankedUnit unit : kind.unranked()) {
        List<String> row = new ArrayList<>();
        row.addAll(List.of(kind.kind().name(), "", unit.code(), unit.name(), ""));
        row.add(Integer.toString(unit.findings()));
        while (row.size() < HEADER.size() - 1) {
          row.add("");
        }
        row.add(wording.of(unit));
        rows.add(row);
      }
    }
    return rows;
  }
}
