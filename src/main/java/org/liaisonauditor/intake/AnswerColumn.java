package org.liaisonauditor.intake;

import java.util.List;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.workbook.Cell;

/** The columns of the sheet in which findings are answered. */
public enum AnswerColumn {
  NUMBER("STT", "No.", Column.Type.TEXT),
  UNIT("Mã tổ chức", "Unit code", Column.Type.TEXT),
  SEVERITY("Mức độ", "Severity", Column.Type.TEXT),
  RULE("Nội dung kiểm tra", "Rule", Column.Type.TEXT),
  SUBJECT("Đối tượng", "Subject", Column.Type.TEXT),
  MESSAGE("Vấn đề cần làm rõ", "Finding", Column.Type.TEXT),
  DUE("Hạn trả lời", "Answer by", Column.Type.TEXT),
  KIND("Loại trả lời", "Kind of answer", Column.Type.CHOICE),
  WORDS("Nội dung trả lời", "Answer", Column.Type.TEXT),
  ON("Ngày trả lời", "Date of answer", Column.Type.DATE),
  BY("Người trả lời", "Answered by", Column.Type.TEXT),
  EVIDENCE("Tệp minh chứng", "Evidence files", Column.Type.TEXT),
  AUDIT("Kỳ kiểm tra", "Audit", Column.Type.TEXT),
  FINGERPRINT("Mã nhận diện", "Fingerprint", Column.Type.TEXT);

  private static final Text SHEET = new Text("Trả lời", "Answers");

  private final Text title;
  private final Column.Type type;

  AnswerColumn(String vietnamese, String english, Column.Type type) {
    this.title = new Text(vietnamese, english);
    this.type = type;
  }

  /** The header of the column. */
  public String title(Language language) {
    return title.in(language);
  }

  /** Whether whoever answers fills it in; the others say what is answered. */
  public boolean filledIn() {
    return ordinal() >= KIND.ordinal() && ordinal() <= EVIDENCE.ordinal();
  }

  /** Whether an answer must have it. */
  public boolean required() {
    return this == KIND || this == WORDS || this == BY;
  }

  /** Name of the sheet. */
  public static String sheet(Language language) {
    return SHEET.in(language);
  }

  /** Word for a kind of answer. */
  public static String word(CaseStep.Answer kind, Language language) {
    Text word =
        switch (kind) {
          case EXPLANATION -> new Text("Giải trình", "Explanation");
          case CORRECTION -> new Text("Đã khắc phục", "Correction");
          case EVIDENCE -> new Text("Minh chứng", "Evidence");
        };
    return word.in(language);
  }

  /** Whether a sheet's name is that of the sheet of answers. */
  static boolean isSheet(String name) {
    String folded = Names.fold(name);
    return folded.equals(Names.fold(SHEET.vi())) || folded.equals(Names.fold(SHEET.en()));
  }

  /** Whether a row is the header of a sheet of answers: no table has these two columns. */
  static boolean isHeader(List<Cell> cells) {
    return FINGERPRINT.isIn(cells) && KIND.isIn(cells);
  }

  private boolean isIn(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> cell.kind() == Cell.Kind.TEXT)
        .map(cell -> Names.fold(Names.clean(cell.text())))
        .anyMatch(
            name -> name.equals(Names.fold(title.vi())) || name.equals(Names.fold(title.en())));
  }

  /** The column as the intake reads it. */
  Column column() {
    return new Column(
        title.en(),
        title.vi(),
        type,
        required() ? Column.Need.REQUIRED : Column.Need.OPTIONAL,
        null,
        this == KIND ? kinds() : null,
        null);
  }

  private static Choices kinds() {
    Choices kinds = new Choices();
    for (CaseStep.Answer kind : CaseStep.Answer.values()) {
      kinds.add(kind, word(kind, Language.EN), word(kind, Language.VI));
      kinds.alias(kind, kind.name());
    }
    return kinds;
  }
}
