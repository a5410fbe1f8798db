package org.liaisonauditor.template;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.intake.ColumnWords;
import org.liaisonauditor.intake.ColumnWords.Form;
import org.liaisonauditor.intake.ColumnWords.Holds;
import org.liaisonauditor.workbook.TableWorkbook.Allowed;
import org.liaisonauditor.workbook.TableWorkbook.Anything;
import org.liaisonauditor.workbook.TableWorkbook.Area;
import org.liaisonauditor.workbook.TableWorkbook.Between;
import org.liaisonauditor.workbook.TableWorkbook.Blank;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Check;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Count;
import org.liaisonauditor.workbook.TableWorkbook.Day;
import org.liaisonauditor.workbook.TableWorkbook.OneIn;
import org.liaisonauditor.workbook.TableWorkbook.OneOf;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;

/**
 * The tables of a template: first the rows of the period, then blank ones, then those of other
 * times. All of them are there because a workbook that lists mostly the same records as an earlier
 * one takes its place: what it left out would be gone.
 */
final class TableSheets {

  private static final int FREE_ROWS = 20;
  private static final int LONGEST_LIST = 255;
  private static final int LONGEST_TITLE = 32;
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final Known known;
  private final Period period;
  private final ColumnWords words;
  private final Preface preface;
  private final Language language;

  TableSheets(Known known, Period period, ColumnWords words, Preface preface, Language language) {
    this.known = known;
    this.period = period;
    this.words = words;
    this.preface = preface;
    this.language = language;
  }

  /** A title that a note can have. */
  static String clipped(String title) {
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
  }

  Sheet of(Table table) {
    return sheet(table, known.rows(table), period::holds, null);
  }

  /** The list of attendance, without what is in the matrix. */
  Sheet attendance(List<Attendance> listed) {
    Set<String> meetings =
        known.meetings().stream()
            .filter(period::holds)
            .map(Meeting::code)
            .collect(Collectors.toSet());
    return sheet(
        Table.ATTENDANCE,
        listed,
        record -> meetings.contains(((Attendance) record).meeting()),
        new Text(
            "Chỉ ghi ở đây khi có lý do vắng hoặc người đi thay; còn lại ghi ở bảng "
                + ColumnWords.matrixSheet(Language.VI)
                + ". Mỗi người mỗi kỳ chỉ ghi ở một bảng.",
            "Only absences with a reason or a representative; all else goes into the sheet "
                + ColumnWords.matrixSheet(Language.EN)
                + ". One mark for one member and meeting, in one of the two."));
  }

  private Sheet sheet(
      Table table, List<? extends Submitted> records, Predicate<Submitted> current, Text special) {
    List<Form> forms = words.columns(table);
    List<Column> columns = new ArrayList<>();
    for (Form form : forms) {
      columns.add(new Column(words.title(table, form.name(), language), width(form)));
    }
    List<List<Cell>> rows = new ArrayList<>();
    records.stream().filter(current).forEach(record -> rows.add(row(table, forms, record)));
    for (int i = 0; i < Math.max(FREE_ROWS, missing(table) + FREE_ROWS / 2); i++) {
      rows.add(forms.stream().map(form -> (Cell) new Blank(tone(form, false))).toList());
    }
    records.stream()
        .filter(current.negate())
        .forEach(record -> rows.add(row(table, forms, record)));
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      checks.add(check(table, forms.get(i), new Area(i, 0, rows.size() - 1)));
    }
    String name = table.name(language);
    return new Sheet(name, preface.lines(name, special), columns, rows, false, checks);
  }

  /** How many rows of a yearly table are still to come. */
  private int missing(Table table) {
    if (table != Table.EVALUATIONS && table != Table.CLASSIFICATIONS) {
      return 0;
    }
    int expected =
        period.years().size() * (int) known.members().stream().filter(period::holds).count();
    int there = (int) known.rows(table).stream().filter(period::holds).count();
    return Math.max(0, expected - there);
  }

  private List<Cell> row(Table table, List<Form> forms, Submitted record) {
    List<Object> values = RowValues.of(record);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      Form form = forms.get(i);
      Tone tone = tone(form, form.key());
      cells.add(
          switch (values.get(i)) {
            case null -> new Blank(tone);
            case LocalDate day -> new Day(day, tone);
            case Integer year -> new Count(year, tone);
            case String text when form.holds() == Holds.CHOICE ->
                new Words(words.word(table, form.name(), text, language), tone);
            case Object text -> new Words(text.toString(), tone);
          });
    }
    return cells;
  }

  private static Tone tone(Form form, boolean grey) {
    return switch (form.holds()) {
      case DATE -> grey ? Tone.DAY_KEY : Tone.DAY;
      // A year typed into a cell for text would be none of the list's numbers.
      case YEAR -> grey ? Tone.GREY : Tone.PLAIN;
      case CODE, TEXT, CHOICE -> grey ? Tone.ENTRY_KEY : Tone.ENTRY;
    };
  }

  private int width(Form form) {
    return switch (form.holds()) {
      case CODE -> form.name().equals("letter_no") ? 22 : 17;
      case DATE -> 15;
      case YEAR -> 8;
      case CHOICE -> 22;
      case TEXT -> form.name().equals("remark") ? 50 : 30;
    };
  }

  private Check check(Table table, Form form, Area area) {
    Allowed allowed = allowed(table, form);
    String needed = form.required() ? new Text("Bắt buộc. ", "Required. ").in(language) : "";
    String refusal =
        switch (allowed) {
          case Between days ->
              new Text(
                      "Phải là ngày từ %s đến %s. Nếu máy không nhận, ghi như 2025-03-31.",
                      "A day from %s to %s, please. If it isn't taken, write it as 2025-03-31.")
                  .in(language)
                  .formatted(Preface.shown(days.first()), Preface.shown(days.last()));
          case OneOf list -> new Text("Chọn từ danh sách.", "Choose from the list.").in(language);
          case OneIn column ->
              new Text(
                      "Mã này không có trong bảng %s. Vẫn ghi?",
                      "The sheet %s has no such code. Keep it?")
                  .in(language)
                  .formatted(column.sheet());
          default -> "";
        };
    return new Check(
        List.of(area),
        allowed,
        clipped(words.title(table, form.name(), language)),
        needed + Notes.of(table, form.name()).in(language),
        refusal);
  }

  private Allowed allowed(Table table, Form form) {
    return switch (form.holds()) {
      case CHOICE -> choice(table, form);
      case YEAR -> list(period.years().stream().map(String::valueOf).toList());
      case DATE -> days(form.name());
      case TEXT -> new Anything();
      case CODE -> code(form);
    };
  }

  private Allowed choice(Table table, Form form) {
    List<String> shown =
        form.codes().stream().map(code -> words.word(table, form.name(), code, language)).toList();
    return fits(shown) && new HashSet<>(shown).size() == shown.size()
        ? new OneOf(shown)
        : list(form.codes());
  }

  private Allowed code(Form form) {
    boolean workplace = known.unit().kind() == UnitKind.WORKPLACE;
    if (form.name().equals("workplace_code") && workplace) {
      return list(List.of(known.unit().code()));
    }
    if (form.name().equals("residence_code") && !known.branches().isEmpty()) {
      return list(List.copyOf(known.branches()));
    }
    if (form.refersTo() == Table.MEMBERS) {
      return new OneIn(
          workplace ? Table.MEMBERS.name(language) : ColumnWords.matrixSheet(language), 0);
    }
    boolean here = form.refersTo() == Table.MEETINGS || form.refersTo() == Table.GROUPS;
    return here && !workplace ? new OneIn(form.refersTo().name(language), 0) : new Anything();
  }

  private static Allowed list(List<String> values) {
    return fits(values) ? new OneOf(values) : new Anything();
  }

  private static boolean fits(List<String> values) {
    return !values.isEmpty()
        && String.join(",", values).length() <= LONGEST_LIST
        && values.stream().noneMatch(value -> value.contains(","));
  }

  /** What was agreed or happened in the period may be signed and sent in the year behind it. */
  private Between days(String column) {
    return switch (column) {
      case "held_on", "done_on" -> new Between(period.from(), period.to());
      case "signed_on", "sent_on", "received_on", "decided_on", "issued_on" ->
          new Between(period.from(), period.to().plusYears(1));
      case "exempt_to" -> new Between(FIRST_DAY, LAST_DAY);
      default -> new Between(FIRST_DAY, period.to().plusYears(1));
    };
  }
}
