package org.liaisonauditor.template;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Dates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;

/**
 * What stands above a table: the intake skips up to ten rows above the header, while a sheet of its
 * own would be one that it does not know.
 */
final class Preface {

  private final Unit unit;
  private final Period period;
  private final Language language;

  Preface(Unit unit, Period period, Language language) {
    this.unit = unit;
    this.period = period;
    this.language = language;
  }

  /** A day as the cells show it. */
  static String shown(LocalDate day) {
    return Dates.vietnamese(day);
  }

  /**
   * The lines above a table.
   *
   * @param special what this table asks for; null = nothing beside the usual
   */
  List<String> lines(String table, Text special) {
    String title =
        new Text("%s – %s (%s), từ %s đến %s", "%s – %s (%s), %s to %s")
            .in(language)
            .formatted(table, unit.name(), unit.code(), shown(period.from()), shown(period.to()));
    Text usual =
        special != null
            ? special
            : new Text(
                "Điền tiếp vào các hàng trống. Hàng bỏ trống thì không tính.",
                "Go on in the blank rows. Rows that stay blank do not count.");
    return List.of(
        title,
        new Text(
                "Ô xám là mã và dữ liệu đã có, không nên đổi. Ô trắng để điền; sai thì sửa.",
                "Grey cells hold what is known, better left alone. White cells are to be filled in"
                    + " or corrected.")
            .in(language),
        usual.in(language),
        new Text(
                "Bấm vào một ô để xem hướng dẫn; ô có mũi tên thì chọn từ danh sách. Ngày ghi như"
                    + " 31/03/2025 hoặc 2025-03-31.",
                "Click a cell to see what belongs there; where there is an arrow, choose from the"
                    + " list. Days are written as 31/03/2025 or 2025-03-31.")
            .in(language),
        new Text(
                "Không đổi tên trang tính và hàng tiêu đề. Điền xong, lưu dạng .xlsx rồi gửi lại.",
                "Keep the names of sheets and columns. When done, save as .xlsx and send it back.")
            .in(language));
  }
}
