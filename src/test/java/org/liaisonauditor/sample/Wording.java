package org.liaisonauditor.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names and remarks with every Vietnamese letter. */
final class Wording {

  private static final List<String> FAMILY =
      List.of(
          "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
          "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Tạ", "Lưu", "Trịnh", "Mạc", "Chử", "Giáp", "Quách");

  private static final List<String> MIDDLE =
      List.of(
          "Thị", "Văn", "Hữu", "Đức", "Ngọc", "Thanh", "Xuân", "Quốc", "Minh", "Thế", "Kỳ", "Bích",
          "Diễm", "Thúy", "Mỹ", "Công", "Đình", "Tất", "Khắc", "Vĩnh");

  private static final List<String> GIVEN =
      List.of(
          "An", "Ánh", "Bảo", "Cường", "Diệp", "Dũng", "Đạt", "Giang", "Hằng", "Hạnh", "Hiển",
          "Hiếu", "Hoài", "Huệ", "Hưởng", "Khuê", "Lễ", "Linh", "Lộc", "Mận", "Mười", "Nghĩa",
          "Nhỡ", "Nữ", "Oanh", "Phượng", "Quế", "Quỳnh", "Sửu", "Tỉnh", "Thẩm", "Thỏa", "Thủy",
          "Tiễn", "Trổ", "Tuyết", "Uyển", "Vượng", "Xuyến", "Yến", "Ý", "Ỷ", "Vỹ", "Kỷ", "Lẫm");

  private static final List<String> REMARKS =
      List.of(
          "Gương mẫu trong sinh hoạt khu dân cư, được bà con quý mến.",
          "Tham gia đều các buổi họp; có ý kiến xây dựng về trật tự đô thị.",
          "Gia đình chấp hành tốt quy ước tổ dân phố, giữ gìn vệ sinh chung.",
          "Có trách nhiệm với chi bộ, sẵn sàng giúp đỡ hộ khó khăn.",
          "Cần sắp xếp công việc để dự họp thường xuyên hơn.",
          "Vận động gia đình ủng hộ các quỹ; đóng góp đầy đủ, kịp thời.",
          "Giữ mối liên hệ với chi ủy, song còn ít phát biểu.");

  private Wording() {}

  static String name(Chance chance) {
    return chance.pick(FAMILY) + " " + chance.pick(MIDDLE) + " " + chance.pick(GIVEN);
  }

  /** A remark that is hardly given twice. */
  static String ownRemark(Chance chance) {
    return chance.pick(REMARKS) + " Ngõ " + chance.between(1, 400) + ".";
  }

  /** A remark of a branch that copies, with what changes when a text is typed or pasted again. */
  static String copiedRemark(String branch, Chance chance) {
    String remark = REMARKS.get(Math.floorMod(branch.hashCode(), REMARKS.size()));
    return switch (chance.between(0, 5)) {
      case 0 -> Normalizer.normalize(remark, Normalizer.Form.NFD);
      case 1 -> remark.toUpperCase(Locale.ROOT);
      case 2 -> remark.replace(".", " !").replace(",", " -");
      case 3 -> "“" + remark.replace(" ", "  ") + "”";
      default -> remark;
    };
  }
}
