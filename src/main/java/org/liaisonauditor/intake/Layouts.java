package org.liaisonauditor.intake;

import static org.liaisonauditor.intake.Column.Need.KEY;
import static org.liaisonauditor.intake.Column.Need.OPTIONAL;
import static org.liaisonauditor.intake.Column.Need.REQUIRED;
import static org.liaisonauditor.intake.Column.Type.CHOICE;
import static org.liaisonauditor.intake.Column.Type.CODE;
import static org.liaisonauditor.intake.Column.Type.DATE;
import static org.liaisonauditor.intake.Column.Type.TEXT;
import static org.liaisonauditor.intake.Column.Type.YEAR;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.FollowUpKind;
import org.liaisonauditor.domain.Grade;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.intake.Column.Need;

/** The tables of the data contract: their columns, what these hold, what they are called. */
final class Layouts {

  private final Map<Table, Layout> layouts = new EnumMap<>(Table.class);
  private final Choices statuses =
      new Choices()
          .add(AttendanceStatus.PRESENT, "PRESENT", "x", "Có mặt")
          .add(AttendanceStatus.EXCUSED, "EXCUSED", "P", "Vắng có phép")
          .add(AttendanceStatus.ABSENT, "ABSENT", "V", "Vắng")
          .add(AttendanceStatus.REPRESENTED, "REPRESENTED", "Đ", "Người khác đi thay");

  Layouts(RatingScale scale) {
    put(
        Table.UNITS,
        code("unit_code", "Mã tổ chức", KEY),
        text("name", "Tên", REQUIRED),
        choice("kind", "Loại", REQUIRED, unitKinds(), null),
        reference("parent_code", "Mã cấp trên", OPTIONAL, Table.UNITS));
    put(
        Table.MEMBERS,
        code("member_code", "Số thẻ", KEY),
        text("full_name", "Họ và tên", REQUIRED),
        date("date_of_birth", "Ngày sinh", REQUIRED),
        date("admitted_on", "Ngày kết nạp", REQUIRED),
        workplace(REQUIRED),
        date("workplace_since", "Công tác từ ngày", REQUIRED),
        residence(REQUIRED),
        date("residence_since", "Cư trú từ ngày", REQUIRED),
        code("household_code", "Mã hộ", OPTIONAL),
        reference("group_code", "Mã tổ", OPTIONAL, Table.GROUPS),
        choice("exemption", "Diện miễn", OPTIONAL, exemptions(), Exemption.NONE),
        date("exempt_from", "Miễn từ ngày", OPTIONAL),
        date("exempt_to", "Miễn đến ngày", OPTIONAL),
        date("left_on", "Ngày rời", OPTIONAL));
    put(
        Table.INTRODUCTIONS,
        code("letter_no", "Số giấy giới thiệu", KEY),
        member(REQUIRED),
        workplace(REQUIRED),
        residence(REQUIRED),
        date("issued_on", "Ngày giới thiệu", REQUIRED),
        date("received_on", "Ngày tiếp nhận", OPTIONAL));
    put(
        Table.GROUPS,
        code("group_code", "Mã tổ", KEY),
        residence(REQUIRED),
        text("name", "Tên", REQUIRED),
        reference("leader_code", "Tổ trưởng", OPTIONAL, Table.MEMBERS));
    put(
        Table.MEETINGS,
        code("meeting_code", "Mã kỳ", KEY),
        residence(REQUIRED),
        reference("group_code", "Mã tổ", OPTIONAL, Table.GROUPS),
        date("held_on", "Ngày họp", REQUIRED),
        choice("briefing", "Thông báo tình hình", REQUIRED, yesNo(), null));
    put(
        Table.ATTENDANCE,
        reference("meeting_code", "Mã kỳ", KEY, Table.MEETINGS),
        member(KEY),
        choice("status", "Trạng thái", REQUIRED, statuses, null),
        reference("represented_by", "Người đi thay", OPTIONAL, Table.MEMBERS),
        text("reason", "Lý do", OPTIONAL));
    put(
        Table.EVALUATIONS,
        member(KEY),
        residence(KEY),
        new Column("year", "Năm", YEAR, KEY, null, null, null),
        choice("rating", "Mức", REQUIRED, ratings(scale), null),
        text("remark", "Nhận xét", OPTIONAL),
        date("signed_on", "Ngày ký", REQUIRED),
        choice("front_signed", "Ban công tác Mặt trận ký", OPTIONAL, yesNo(), true),
        date("sent_on", "Ngày gửi", OPTIONAL),
        date("received_on", "Ngày tiếp nhận", OPTIONAL));
    put(
        Table.CLASSIFICATIONS,
        member(KEY),
        workplace(KEY),
        new Column("year", "Năm", YEAR, KEY, null, null, null),
        choice("grade", "Xếp loại", REQUIRED, grades(), null),
        date("decided_on", "Ngày quyết định", REQUIRED));
    put(
        Table.FOLLOW_UPS,
        member(REQUIRED),
        residence(REQUIRED),
        choice("kind", "Hình thức", REQUIRED, followUpKinds(), null),
        date("done_on", "Ngày thực hiện", REQUIRED),
        text("note", "Ghi chú", OPTIONAL));
    put(
        Table.EXCHANGES,
        workplace(REQUIRED),
        residence(REQUIRED),
        date("held_on", "Ngày họp", REQUIRED),
        text("subject", "Nội dung", OPTIONAL));
  }

  Layout of(Table table) {
    return layouts.get(table);
  }

  /** The marks of an attendance list. */
  Choices statuses() {
    return statuses;
  }

  private void put(Table table, Column... columns) {
    layouts.put(table, Layout.of(table, List.of(columns)));
  }

  private static Column code(String name, String vietnamese, Need need) {
    return new Column(name, vietnamese, CODE, need, null, null, null);
  }

  private static Column text(String name, String vietnamese, Need need) {
    return new Column(name, vietnamese, TEXT, need, null, null, null);
  }

  private static Column date(String name, String vietnamese, Need need) {
    return new Column(name, vietnamese, DATE, need, null, null, null);
  }

  private static Column choice(
      String name, String vietnamese, Need need, Choices choices, Object blank) {
    return new Column(name, vietnamese, CHOICE, need, null, choices, blank);
  }

  private static Column reference(String name, String vietnamese, Need need, Table to) {
    return new Column(name, vietnamese, CODE, need, to, null, null);
  }

  private static Column member(Need need) {
    return reference("member_code", "Số thẻ", need, Table.MEMBERS);
  }

  private static Column workplace(Need need) {
    return reference("workplace_code", "Mã nơi công tác", need, Table.UNITS);
  }

  private static Column residence(Need need) {
    return reference("residence_code", "Mã nơi cư trú", need, Table.UNITS);
  }

  private static Choices unitKinds() {
    return new Choices()
        .add(UnitKind.CITY, "CITY", "Thành ủy")
        .add(UnitKind.WARD, "WARD", "Đảng ủy phường")
        .add(UnitKind.RESIDENCE_BRANCH, "RESIDENCE_BRANCH", "Chi bộ nơi cư trú")
        .add(UnitKind.WORKPLACE, "WORKPLACE", "Tổ chức đảng nơi công tác");
  }

  private static Choices exemptions() {
    return new Choices()
        .add(Exemption.NONE, "NONE", "Không")
        .add(Exemption.MEETINGS, "MEETINGS", "Miễn sinh hoạt")
        .add(Exemption.INTRODUCTION, "INTRODUCTION", "Miễn giới thiệu");
  }

  private static Choices yesNo() {
    return new Choices().add(true, "YES", "Có").add(false, "NO", "Không");
  }

  private static Choices grades() {
    return new Choices()
        .add(Grade.EXCELLENT, "EXCELLENT", "Hoàn thành xuất sắc")
        .add(Grade.GOOD, "GOOD", "Hoàn thành tốt")
        .add(Grade.COMPLETED, "COMPLETED", "Hoàn thành")
        .add(Grade.NOT_COMPLETED, "NOT_COMPLETED", "Không hoàn thành");
  }

  private static Choices followUpKinds() {
    return new Choices()
        .add(FollowUpKind.REMINDER, "REMINDER", "Nhắc nhở")
        .add(FollowUpKind.COMMENDATION, "COMMENDATION", "Biểu dương");
  }

  private static Choices ratings(RatingScale scale) {
    Choices choices = new Choices();
    for (RatingScale.Rating rating : scale.ratings()) {
      choices.add(rating.code(), rating.code(), rating.name().vi());
      choices.alias(rating.code(), rating.name().en());
    }
    return choices;
  }
}
