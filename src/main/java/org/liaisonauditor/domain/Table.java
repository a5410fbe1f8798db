package org.liaisonauditor.domain;

/** The tables of the data contract, in its order. */
public enum Table {
  UNITS("Units", "Tổ chức"),
  MEMBERS("Members", "Đảng viên"),
  INTRODUCTIONS("Introductions", "Giới thiệu"),
  GROUPS("Groups", "Tổ đảng viên"),
  MEETINGS("Meetings", "Kỳ sinh hoạt"),
  ATTENDANCE("Attendance", "Điểm danh"),
  EVALUATIONS("Evaluations", "Nhận xét"),
  CLASSIFICATIONS("Classifications", "Xếp loại"),
  FOLLOW_UPS("Follow-ups", "Nhắc nhở - biểu dương"),
  EXCHANGES("Exchanges", "Phối hợp");

  private final String english;
  private final String vietnamese;

  Table(String english, String vietnamese) {
    this.english = english;
    this.vietnamese = vietnamese;
  }

  /** The sheet's name in English. */
  public String english() {
    return english;
  }

  /** The sheet's name in Vietnamese. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The sheet's name in a language. */
  public String name(Language language) {
    return language == Language.VI ? vietnamese : english;
  }
}
