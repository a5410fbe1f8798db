package org.liaisonauditor.runs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.JudgedBranch;
import org.liaisonauditor.domain.Reference;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.RatingSample;
import org.liaisonauditor.rules.Report;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.store.Database;

/** What a run has found, branch by branch; each branch is written once. */
final class BranchResults {

  private final Database database;
  private final long run;

  BranchResults(Database database, long run) {
    this.database = database;
    this.run = run;
  }

  /** Adds the ratings of branches, by branch number. */
  void addRatings(Map<Integer, List<RatingSample>> ratings) {
    database.addRows(
        "run_rating",
        List.of("run", "branch_no", "of_year", "due_day", "evaluations", "top_ratings"),
        rows -> {
          for (Map.Entry<Integer, List<RatingSample>> branch : ratings.entrySet()) {
            for (RatingSample sample : branch.getValue()) {
              rows.add(
                  run,
                  branch.getKey(),
                  sample.year(),
                  sample.dueDay(),
                  text(sample.evaluations()),
                  text(sample.top()));
            }
          }
        });
  }

  private static String text(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  /**
   * The ratings of all branches.
   *
   * @param codes of the branches, by number
   */
  List<RatingSample> ratings(Map<Integer, String> codes) {
    return database
        .sql()
        .sql(
            "SELECT branch_no, of_year, due_day, evaluations, top_ratings FROM run_rating"
                + " WHERE run = ? ORDER BY branch_no, of_year")
        .param(run)
        .query(
            (row, at) ->
                new RatingSample(
                    codes.get(row.getInt(1)),
                    row.getInt(2),
                    row.getObject(3, LocalDate.class),
                    numbers(row.getString(4)),
                    numbers(row.getString(5)),
                    List.of()))
        .list();
  }

  /**
   * Adds judged branches, by branch number.
   *
   * @param sheets number of each of the data set's sheets
   */
  void add(Map<Integer, JudgedBranch> branches, Map<SheetRef, Integer> sheets) {
    database.addRows(
        "run_branch",
        List.of(
            "run", "branch_no", "branch_code", "members", "meetings", "workplaces", "nothing_for"),
        rows -> {
          for (Map.Entry<Integer, JudgedBranch> branch : branches.entrySet()) {
            JudgedBranch judged = branch.getValue();
            rows.add(
                run,
                branch.getKey(),
                judged.branch(),
                judged.members(),
                judged.meetings(),
                String.join("\n", judged.workplaces()),
                String.join("\n", judged.nothingFor()));
          }
        });
    database.addRows(
        "run_report",
        List.of(
            "run",
            "branch_no",
            "ordinal",
            "rule",
            "severity",
            "subject",
            "unit_code",
            "occasion",
            "message_vi",
            "message_en",
            "evidence",
            "commended"),
        rows -> {
          for (Map.Entry<Integer, JudgedBranch> branch : branches.entrySet()) {
            int ordinal = 0;
            for (Report report : branch.getValue().reports()) {
              rows.add(
                  run,
                  branch.getKey(),
                  ordinal++,
                  report.rule().code(),
                  report.severity().name(),
                  report.subject(),
                  report.unit(),
                  report.occasion(),
                  report.message().vi(),
                  report.message().en(),
                  evidence(report, sheets),
                  branch.getValue().commended().get(report.subject().split("/", 2)[0]));
            }
          }
        });
    database.addRows(
        "run_failure",
        List.of("run", "branch_no", "rule", "reason"),
        rows -> {
          for (Map.Entry<Integer, JudgedBranch> branch : branches.entrySet()) {
            for (Map.Entry<String, String> failure : branch.getValue().failures().entrySet()) {
              rows.add(run, branch.getKey(), failure.getKey(), failure.getValue());
            }
          }
        });
  }

  private static String evidence(Report report, Map<SheetRef, Integer> sheets) {
    return report.evidence().stream()
        .map(
            record ->
                record.table().name()
                    + " "
                    + sheets.get(record.source().in())
                    + " "
                    + record.source().row()
                    + " "
                    + record.key())
        .collect(Collectors.joining("\n"));
  }

  private static List<Submitted> evidence(String text, List<SheetRef> sheets) {
    List<Submitted> records = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String line : text.split("\n")) {
        String[] parts = line.split(" ", 4);
        records.add(
            new Reference(
                Table.valueOf(parts[0]),
                parts[3],
                new Source(sheets.get(Integer.parseInt(parts[1])), Integer.parseInt(parts[2]))));
      }
    }
    return records;
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  /** Gives all judged branches, in their order. */
  void forEach(RulePack pack, List<SheetRef> sheets, Consumer<JudgedBranch> to) {
    Map<Integer, List<Report>> reports = new HashMap<>();
    Map<Integer, Map<String, String>> commended = new HashMap<>();
    Map<Integer, Map<String, String>> failures = new HashMap<>();
    database
        .sql()
        .sql(
            "SELECT branch_no, rule, severity, subject, unit_code, occasion, message_vi,"
                + " message_en, evidence, commended FROM run_report WHERE run = ?"
                + " ORDER BY branch_no, ordinal")
        .param(run)
        .query(
            row -> {
              int branch = row.getInt(1);
              reports
                  .computeIfAbsent(branch, any -> new ArrayList<>())
                  .add(
                      new Report(
                          pack.rule(row.getString(2)),
                          Severity.valueOf(row.getString(3)),
                          row.getString(4),
                          row.getString(5),
                          row.getString(6),
                          new Text(row.getString(7), row.getString(8)),
                          evidence(row.getString(9), sheets)));
              if (row.getString(10) != null) {
                commended
                    .computeIfAbsent(branch, any -> new LinkedHashMap<>())
                    .put(row.getString(4).split("/", 2)[0], row.getString(10));
              }
            });
    database
        .sql()
        .sql("SELECT branch_no, rule, reason FROM run_failure WHERE run = ?")
        .param(run)
        .query(
            row -> {
              failures
                  .computeIfAbsent(row.getInt(1), any -> new TreeMap<>())
                  .put(row.getString(2), row.getString(3));
            });
    database
        .sql()
        .sql(
            "SELECT branch_no, branch_code, members, meetings, workplaces, nothing_for"
                + " FROM run_branch WHERE run = ? ORDER BY branch_no")
        .param(run)
        .query(
            row -> {
              int branch = row.getInt(1);
              String workplaces = row.getString(5);
              to.accept(
                  new JudgedBranch(
                      row.getString(2),
                      reports.getOrDefault(branch, List.of()),
                      failures.getOrDefault(branch, Map.of()),
                      Set.copyOf(lines(row.getString(6))),
                      row.getInt(3),
                      lines(workplaces),
                      row.getInt(4),
                      commended.getOrDefault(branch, Map.of())));
            });
  }
}
