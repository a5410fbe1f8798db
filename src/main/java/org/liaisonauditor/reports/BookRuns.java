package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.reports.Book.Column;
import org.liaisonauditor.reports.Book.Look;
import org.liaisonauditor.reports.Book.Row;
import org.liaisonauditor.reports.Book.Table;
import org.liaisonauditor.reports.Book.Words;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;

/** The tables of how often rules fired in the last runs. */
final class BookRuns {

  private final RulePack pack;
  private final List<RuleRun> runs;
  private final BookWording wording;

  BookRuns(RulePack pack, List<RuleRun> runs, BookWording wording) {
    this.pack = pack;
    this.runs = runs;
    this.wording = wording;
  }

  /** The runs, with all that their rules found. */
  Table runs() {
    List<Row> rows = new ArrayList<>();
    for (RuleRun run : runs) {
      int findings = run.rules().values().stream().mapToInt(RuleRun.Fired::findings).sum();
      int failed =
          (int) run.rules().values().stream().filter(fired -> fired.failedBranches() > 0).count();
      List<List<Words>> cells = new ArrayList<>(what(run));
      cells.add(List.of(Words.plain(wording.number(findings))));
      cells.add(List.of(Words.of(failed > 0 ? Look.HIGH : Look.PLAIN, wording.number(failed))));
      cells.add(
          List.of(
              Words.plain(
                  run.packHash().equals(pack.hash())
                      ? wording.of(BookLabel.SAME_PACK)
                      : wording.of(
                          BookLabel.OTHER_PACK, "hash", BookMaker.shortened(run.packHash())))));
      rows.add(new Row(null, cells));
    }
    List<Column> columns = new ArrayList<>(whatColumns());
    columns.add(new Column(wording.of(BookLabel.FOUND), 12, true));
    columns.add(new Column(wording.of(BookLabel.COULD_NOT_RUN), 14, true));
    columns.add(new Column(wording.of(BookLabel.PACK_THEN), 22, false));
    return new Table("", columns, rows);
  }

  /** Of each rule, in how many of the runs it found something, and how much. */
  Table byRule() {
    List<Row> rows = new ArrayList<>();
    for (Rule rule : pack.rules()) {
      int findings = 0;
      int with = 0;
      int in = 0;
      int failed = 0;
      for (RuleRun run : runs) {
        RuleRun.Fired fired = run.rules().get(rule.code());
        if (fired != null) {
          in++;
          findings += fired.findings();
          with += fired.findings() > 0 ? 1 : 0;
          failed += fired.failedBranches() > 0 ? 1 : 0;
        }
      }
      rows.add(
          new Row(
              null,
              List.of(
                  List.of(BookRule.link(pack, rule.code(), wording)),
                  List.of(Words.plain(wording.number(findings))),
                  List.of(Words.plain(wording.of(BookLabel.RUNS_OF, "runs", with, "all", in))),
                  List.of(
                      Words.of(
                          failed > 0 ? Look.HIGH : Look.PLAIN,
                          wording.of(BookLabel.RUNS_OF, "runs", failed, "all", in))))));
    }
    return new Table(
        "",
        List.of(
            new Column(wording.of(Label.COLUMN_RULE), 46, false),
            new Column(wording.of(BookLabel.FOUND_IN_ALL), 16, true),
            new Column(wording.of(BookLabel.RUNS_WITH_FINDINGS), 20, true),
            new Column(wording.of(BookLabel.COULD_NOT_RUN), 18, true)),
        rows);
  }

  /** How often one rule fired, run by run. */
  Table of(Rule rule) {
    List<Row> rows = new ArrayList<>();
    for (RuleRun run : runs) {
      RuleRun.Fired fired = run.rules().get(rule.code());
      List<List<Words>> cells = new ArrayList<>(what(run));
      if (fired == null) {
        cells.add(List.of(Words.of(Look.GREY, wording.of(BookLabel.NOT_IN_PACK))));
        cells.add(List.of());
      } else {
        cells.add(List.of(Words.plain(wording.number(fired.findings()))));
        cells.add(
            List.of(
                fired.failedBranches() == 0
                    ? Words.plain(wording.of(BookLabel.RAN_EVERYWHERE))
                    : Words.of(
                        Look.HIGH,
                        wording.of(
                            BookLabel.FAILED_BRANCHES, "branches", fired.failedBranches()))));
      }
      rows.add(new Row(null, cells));
    }
    List<Column> columns = new ArrayList<>(whatColumns());
    columns.add(new Column(wording.of(BookLabel.FOUND), 16, true));
    columns.add(new Column(wording.of(BookLabel.COULD_NOT_RUN), 22, false));
    return new Table("", columns, rows);
  }

  private List<Column> whatColumns() {
    return List.of(
        new Column(wording.of(BookLabel.RUN), 7, false),
        new Column(wording.of(BookLabel.PERIOD), 30, false),
        new Column(wording.of(BookLabel.AS_OF), 16, false),
        new Column(wording.of(BookLabel.WITHIN), 11, false));
  }

  private List<List<Words>> what(RuleRun run) {
    return List.of(
        List.of(Words.plain(Long.toString(run.number()))),
        List.of(Words.plain(wording.date(run.from()) + " – " + wording.date(run.to()))),
        List.of(Words.plain(wording.date(run.asOf()))),
        List.of(Words.plain(run.scope() == null ? wording.of(BookLabel.EVERYWHERE) : run.scope())));
  }
}
