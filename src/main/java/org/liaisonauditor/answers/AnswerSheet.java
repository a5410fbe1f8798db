package org.liaisonauditor.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.domain.Dates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.intake.AnswerColumn;
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
import org.liaisonauditor.workbook.TableWorkbook.Nothing;
import org.liaisonauditor.workbook.TableWorkbook.OneOf;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;

/**
 * The sheet in which findings are answered: one row a finding. The same findings give the same
 * bytes.
 */
public final class AnswerSheet {

  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  private final AuditName audit;
  private final Language language;

  public AnswerSheet(AuditName audit, Language language) {
    this.audit = audit;
    this.language = language;
  }

  /**
   * The sheet.
   *
   * @param whom whose findings they are, for the title; blank = of all
   */
  public Sheet of(String whom, List<Asked> findings) {
    List<Column> columns = new ArrayList<>();
    for (AnswerColumn column : AnswerColumn.values()) {
      boolean hidden = column == AnswerColumn.AUDIT || column == AnswerColumn.FINGERPRINT;
      columns.add(new Column(column.title(language), width(column), hidden));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Asked finding : findings) {
      rows.add(row(rows.size() + 1, finding));
    }
    List<Check> checks = new ArrayList<>();
    if (!rows.isEmpty()) {
      for (AnswerColumn column : AnswerColumn.values()) {
        checks.add(check(column, new Area(column.ordinal(), 0, rows.size() - 1)));
      }
    }
    return new Sheet(AnswerColumn.sheet(language), preface(whom), columns, rows, true, checks);
  }

  private List<String> preface(String whom) {
    String of = whom.isBlank() ? "" : whom + ", ";
    return List.of(
        say("Trả lời các vấn đề cần làm rõ – %skỳ từ %s đến %s", "Answers to findings – %s%s to %s")
            .formatted(of, shown(audit.from()), shown(audit.to())),
        say(
            "Mỗi dòng là một vấn đề cần làm rõ, chưa phải là kết luận. Ghi trả lời vào các ô trắng;"
                + " dòng nào chưa trả lời thì để trống.",
            "Each row is a gap to look into, not a verdict. Fill in the white cells; leave rows"
                + " that you do not answer yet blank."),
        say(
            "Không sửa ô màu xám, không xóa cột ẩn. Có thể lọc, sắp xếp cả bảng, chỉnh độ rộng cột."
                + " Ghi xong, lưu dạng .xlsx rồi gửi lại cùng các tệp minh chứng.",
            "Leave the grey cells and the hidden columns as they are. You may filter, sort the"
                + " whole table and widen columns. Save as .xlsx and send it back with the evidence"
                + " files."));
  }

  private List<Cell> row(int number, Asked finding) {
    List<Cell> cells = new ArrayList<>();
    for (AnswerColumn column : AnswerColumn.values()) {
      cells.add(
          switch (column) {
            case NUMBER -> new Count(number, Tone.GREY);
            case UNIT -> given(finding.unit());
            case SEVERITY ->
                new Words(finding.severity().title().in(language), tone(finding.severity()));
            case RULE -> given(finding.rule().in(language));
            case SUBJECT -> given(finding.subject());
            case MESSAGE -> given(finding.message().in(language));
            case DUE ->
                finding.due() == null
                    ? new Blank(Tone.DAY_KEY)
                    : new Day(finding.due(), Tone.DAY_KEY);
            case KIND, WORDS, BY, EVIDENCE -> new Blank(Tone.ENTRY);
            case ON -> new Blank(Tone.DAY);
            case AUDIT -> given(audit.text());
            case FINGERPRINT -> given(finding.fingerprint());
          });
    }
    return cells;
  }

  private static Words given(String text) {
    return new Words(text, Tone.ENTRY_KEY);
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case HIGH -> Tone.RED;
      case MEDIUM -> Tone.AMBER;
      case LOW -> Tone.GREY;
    };
  }

  private static int width(AnswerColumn column) {
    return switch (column) {
      case NUMBER -> 6;
      case UNIT -> 12;
      case SEVERITY, DUE, ON -> 13;
      case RULE, BY -> 26;
      case SUBJECT -> 18;
      case MESSAGE -> 60;
      case KIND -> 16;
      case WORDS -> 50;
      case EVIDENCE -> 28;
      case AUDIT, FINGERPRINT -> 40;
    };
  }

  private Check check(AnswerColumn column, Area area) {
    return new Check(
        List.of(area), allowed(column), column.title(language), note(column), refusal(column));
  }

  private Allowed allowed(AnswerColumn column) {
    return switch (column) {
      case KIND ->
          new OneOf(
              Arrays.stream(CaseStep.Answer.values())
                  .map(kind -> AnswerColumn.word(kind, language))
                  .toList());
      // Nobody answers before the records that were looked at.
      case ON -> new Between(audit.from(), LAST_DAY);
      case WORDS, BY, EVIDENCE -> new Anything();
      default -> new Nothing();
    };
  }

  private String refusal(AnswerColumn column) {
    return switch (column) {
      case KIND -> say("Chọn từ danh sách.", "Choose from the list.");
      case ON ->
          say(
                  "Phải là ngày, từ %s trở đi. Nếu máy không nhận, ghi như 2025-03-31.",
                  "A day, not before %s, please. If it isn't taken, write it as 2025-03-31.")
              .formatted(shown(audit.from()));
      case WORDS, BY, EVIDENCE -> "";
      default -> say("Ô này không sửa được.", "This cell is not meant to be changed.");
    };
  }

  private String note(AnswerColumn column) {
    return switch (column) {
      case KIND ->
          say(
              "Bắt buộc. Giải trình: nêu lý do. Đã khắc phục: đã sửa số liệu hoặc đã làm việc còn"
                  + " thiếu. Minh chứng: có tệp chứng minh.",
              "Required. Explanation: the reason. Correction: records were put right, or what was"
                  + " missing has been done. Evidence: files that show it.");
      case WORDS ->
          say(
              "Bắt buộc. Nêu ngắn gọn sự việc, thời gian, kết quả.",
              "Required. Say shortly what happened, when, and with what result.");
      case ON -> say("Không bắt buộc. Ngày, tháng, năm, ví dụ 31/03/2025.", "Day, month and year.");
      case BY -> say("Bắt buộc. Họ và tên người trả lời.", "Required. Full name of who answers.");
      case EVIDENCE ->
          say(
              "Tên tệp gửi kèm, ví dụ bien-ban.pdf; nhiều tệp thì ngăn bằng dấu chấm phẩy.",
              "Names of files sent along, such as minutes.pdf; semicolons between several.");
      default -> say("Không sửa.", "Leave as it is.");
    };
  }

  private String say(String vietnamese, String english) {
    return new Text(vietnamese, english).in(language);
  }

  private static String shown(LocalDate day) {
    return Dates.vietnamese(day);
  }
}
