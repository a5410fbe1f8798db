package org.liaisonauditor.domain;

import java.util.List;

/** The tables of the data contract, in its order. */
public enum Table {
  UNITS("Units", "Tổ chức", "unit_code", "name", "kind", "parent_code"),
  MEMBERS(
      "Members",
      "Đảng viên",
      "member_code",
      "full_name",
      "date_of_birth",
      "admitted_on",
      "workplace_code",
      "workplace_since",
      "residence_code",
      "residence_since",
      "household_code",
      "group_code",
      "exemption",
      "exempt_from",
      "exempt_to",
      "left_on"),
  INTRODUCTIONS(
      "Introductions",
      "Giới thiệu",
      "letter_no",
      "member_code",
      "workplace_code",
      "residence_code",
      "issued_on",
      "received_on"),
  GROUPS("Groups", "Tổ đảng viên", "group_code", "residence_code", "name", "leader_code"),
  MEETINGS(
      "Meetings",
      "Kỳ sinh hoạt",
      "meeting_code",
      "residence_code",
      "group_code",
      "held_on",
      "briefing"),
  ATTENDANCE(
      "Attendance",
      "Điểm danh",
      "meeting_code",
      "member_code",
      "status",
      "represented_by",
      "reason"),
  EVALUATIONS(
      "Evaluations",
      "Nhận xét",
      "member_code",
      "residence_code",
      "year",
      "rating",
      "remark",
      "signed_on",
      "front_signed",
      "sent_on",
      "received_on"),
  CLASSIFICATIONS(
      "Classifications",
      "Xếp loại",
      "member_code",
      "workplace_code",
      "year",
      "grade",
      "decided_on"),
  FOLLOW_UPS(
      "Follow-ups",
      "Nhắc nhở - biểu dương",
      "member_code",
      "residence_code",
      "kind",
      "done_on",
      "note"),
  EXCHANGES("Exchanges", "Phối hợp", "workplace_code", "residence_code", "held_on", "subject");

  private final String english;
  private final String vietnamese;
  private final List<String> columns;

  Table(String english, String vietnamese, String... columns) {
    this.english = english;
    this.vietnamese = vietnamese;
    this.columns = List.of(columns);
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

  /** The names of its columns in English, in the contract's order. */
  public List<String> columns() {
    return columns;
  }
}
