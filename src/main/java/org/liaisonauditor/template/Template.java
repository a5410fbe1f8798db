package org.liaisonauditor.template;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.intake.ColumnWords;
import org.liaisonauditor.workbook.TableWorkbook;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;

/** A unit's workbook with what is known filled in. The same records give the same bytes. */
public final class Template {

  private final Known known;
  private final Period period;
  private final TableSheets tables;
  private final MatrixSheet matrix;

  private Template(Known known, Period period, ColumnWords words, Language language) {
    this.known = known;
    this.period = period;
    Preface preface = new Preface(known.unit(), period, language);
    this.tables = new TableSheets(known, period, words, preface, language);
    this.matrix = new MatrixSheet(known, period, words, preface, language);
  }

  /**
   * Makes a template.
   *
   * @param from first day of the period; null = 1 January of the year of the newest meeting, or of
   *     today
   * @param to last day of the period; null = 31 December of today's year, or of from's
   */
  public static Template of(
      LiaisonRecords records,
      String unit,
      LocalDate from,
      LocalDate to,
      LocalDate today,
      RatingScale scale,
      Language language)
      throws NoTemplate {
    Known known = Known.of(records, unit);
    int newest =
        known.meetings().stream()
            .map(Meeting::heldOn)
            .filter(day -> !day.isAfter(today))
            .mapToInt(LocalDate::getYear)
            .max()
            .orElse(today.getYear());
    LocalDate first =
        from != null ? from : LocalDate.of(to == null ? newest : to.getYear(), Month.JANUARY, 1);
    LocalDate last =
        to != null
            ? to
            : LocalDate.of(Math.max(first.getYear(), today.getYear()), Month.DECEMBER, 31);
    return new Template(known, new Period(first, last), new ColumnWords(scale), language);
  }

  /** First day of the period that it asks about. */
  public LocalDate from() {
    return period.from();
  }

  /** Last day of the period that it asks about. */
  public LocalDate to() {
    return period.to();
  }

  /** Whose workbook it is. */
  public Unit unit() {
    return known.unit();
  }

  /** How many members it lists. */
  public int members() {
    return known.members().size();
  }

  /** Writes the workbook. */
  public void write(OutputStream out) throws IOException {
    TableWorkbook.write(sheets(), out);
  }

  private List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    switch (known.unit().kind()) {
      case CITY -> sheets.add(tables.of(Table.UNITS));
      case WORKPLACE -> {
        for (Table table :
            List.of(Table.MEMBERS, Table.INTRODUCTIONS, Table.CLASSIFICATIONS, Table.EXCHANGES)) {
          sheets.add(tables.of(table));
        }
      }
      case WARD, RESIDENCE_BRANCH -> {
        sheets.add(matrix.sheet());
        sheets.add(tables.of(Table.MEETINGS));
        sheets.add(tables.attendance(matrix.listed()));
        for (Table table : List.of(Table.EVALUATIONS, Table.FOLLOW_UPS, Table.GROUPS)) {
          sheets.add(tables.of(table));
        }
      }
    }
    return sheets;
  }
}
