package org.liaisonauditor.sample;

import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;

/** How the data contract writes records: columns, headers and values of its tables. */
final class Layout {

  private static final Map<Table, List<String>> COLUMNS =
      Map.of(
          Table.UNITS,
          columns("unit_code name kind parent_code"),
          Table.MEMBERS,
          columns(
              "member_code full_name date_of_birth admitted_on workplace_code workplace_since"
                  + " residence_code residence_since household_code group_code exemption"
                  + " exempt_from exempt_to left_on"),
          Table.INTRODUCTIONS,
          columns("letter_no member_code workplace_code residence_code issued_on received_on"),
          Table.GROUPS,
          columns("group_code residence_code name leader_code"),
          Table.MEETINGS,
          columns("meeting_code residence_code group_code held_on briefing"),
          Table.ATTENDANCE,
          columns("meeting_code member_code status represented_by reason"),
          Table.EVALUATIONS,
          columns(
              "member_code residence_code year rating remark signed_on front_signed sent_on"
                  + " received_on"),
          Table.CLASSIFICATIONS,
          columns("member_code workplace_code year grade decided_on"),
          Table.FOLLOW_UPS,
          columns("member_code residence_code kind done_on note"),
          Table.EXCHANGES,
          columns("workplace_code residence_code held_on subject"));

  private static final Map<String, String> HEADERS =
      Map.ofEntries(
          Map.entry("unit_code", "Mã tổ chức"),
          Map.entry("name", "Tên"),
          Map.entry("kind", "Loại"),
          Map.entry("parent_code", "Mã cấp trên"),
          Map.entry("member_code", "Số thẻ"),
          Map.entry("full_name", "Họ và tên"),
          Map.entry("date_of_birth", "Ngày sinh"),
          Map.entry("admitted_on", "Ngày kết nạp"),
          Map.entry("workplace_code", "Mã nơi công tác"),
          Map.entry("workplace_since", "Công tác từ ngày"),
          Map.entry("residence_code", "Mã nơi cư trú"),
          Map.entry("residence_since", "Cư trú từ ngày"),
          Map.entry("household_code", "Mã hộ"),
          Map.entry("group_code", "Mã tổ"),
          Map.entry("leader_code", "Tổ trưởng"),
          Map.entry("exemption", "Diện miễn"),
          Map.entry("exempt_from", "Miễn từ ngày"),
          Map.entry("exempt_to", "Miễn đến ngày"),
          Map.entry("left_on", "Ngày rời"),
          Map.entry("letter_no", "Số giấy giới thiệu"),
          Map.entry("issued_on", "Ngày giới thiệu"),
          Map.entry("received_on", "Ngày tiếp nhận"),
          Map.entry("meeting_code", "Mã kỳ"),
          Map.entry("held_on", "Ngày họp"),
          Map.entry("briefing", "Thông báo tình hình"),
          Map.entry("status", "Trạng thái"),
          Map.entry("represented_by", "Người đi thay"),
          Map.entry("reason", "Lý do"),
          Map.entry("year", "Năm"),
          Map.entry("rating", "Mức"),
          Map.entry("remark", "Nhận xét"),
          Map.entry("signed_on", "Ngày ký"),
          Map.entry("front_signed", "Ban công tác Mặt trận ký"),
          Map.entry("sent_on", "Ngày gửi"),
          Map.entry("grade", "Xếp loại"),
          Map.entry("decided_on", "Ngày quyết định"),
          Map.entry("done_on", "Ngày thực hiện"),
          Map.entry("note", "Ghi chú"),
          Map.entry("subject", "Nội dung"));

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("kind CITY", "Thành ủy"),
          Map.entry("kind WARD", "Đảng ủy phường"),
          Map.entry("kind RESIDENCE_BRANCH", "Chi bộ nơi cư trú"),
          Map.entry("kind WORKPLACE", "Tổ chức đảng nơi công tác"),
          Map.entry("kind REMINDER", "Nhắc nhở"),
          Map.entry("kind COMMENDATION", "Biểu dương"),
          Map.entry("exemption NONE", "Không"),
          Map.entry("exemption MEETINGS", "Miễn sinh hoạt"),
          Map.entry("exemption INTRODUCTION", "Miễn giới thiệu"),
          Map.entry("briefing YES", "Có"),
          Map.entry("briefing NO", "Không"),
          Map.entry("front_signed YES", "Có"),
          Map.entry("front_signed NO", "Không"),
          Map.entry("status PRESENT", "x"),
          Map.entry("status EXCUSED", "P"),
          Map.entry("status ABSENT", "V"),
          Map.entry("status REPRESENTED", "Đ"),
          Map.entry("rating GOOD", "Tốt"),
          Map.entry("rating FAIR", "Khá"),
          Map.entry("rating AVERAGE", "Trung bình"),
          Map.entry("rating POOR", "Yếu"),
          Map.entry("grade EXCELLENT", "Hoàn thành xuất sắc"),
          Map.entry("grade GOOD", "Hoàn thành tốt"),
          Map.entry("grade COMPLETED", "Hoàn thành"),
          Map.entry("grade NOT_COMPLETED", "Không hoàn thành"));

  private Layout() {}

  private static List<String> columns(String names) {
    return List.of(names.split(" "));
  }

  static List<String> columns(Table table) {
    return COLUMNS.get(table);
  }

  static String header(Table table, String column, Language language) {
    if (language == Language.EN) {
      return column;
    }
    return table == Table.FOLLOW_UPS && column.equals("kind") ? "Hình thức" : HEADERS.get(column);
  }

  /** A value from a list as a language writes it; any other value as it is. */
  static Object value(String column, Object value, Language language) {
    String listed = language == Language.EN ? null : VALUES.get(column + " " + value);
    return listed == null ? value : listed;
  }

  /** The rows of a table: texts, numbers, days, and null for blank, in the order of its columns. */
  static List<Object[]> rows(Table table, Records records) {
    return switch (table) {
      case UNITS -> records.units().stream().map(RowOf::unit).toList();
      case MEMBERS -> records.members().stream().map(RowOf::member).toList();
      case INTRODUCTIONS -> records.introductions().stream().map(RowOf::introduction).toList();
      case GROUPS -> records.groups().stream().map(RowOf::group).toList();
      case MEETINGS -> records.meetings().stream().map(RowOf::meeting).toList();
      case ATTENDANCE -> records.attendance().stream().map(RowOf::attendance).toList();
      case EVALUATIONS -> records.evaluations().stream().map(RowOf::evaluation).toList();
      case CLASSIFICATIONS ->
          records.classifications().stream().map(RowOf::classification).toList();
      case FOLLOW_UPS -> records.followUps().stream().map(RowOf::followUp).toList();
      case EXCHANGES -> records.exchanges().stream().map(RowOf::exchange).toList();
    };
  }
}
