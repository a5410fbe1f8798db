package org.liaisonauditor.template;

import java.util.Map;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;

/** What belongs into a column, with an example. */
final class Notes {

  private static final Map<String, Text> BY_COLUMN =
      Map.ofEntries(
          note(
              "unit_code",
              "Mã của tổ chức, mỗi tổ chức một mã. Ví dụ: P01-B02",
              "The unit's code, one for each unit, such as P01-B02"),
          note("name", "Tên đầy đủ. Ví dụ: Chi bộ khu phố 2", "The full name"),
          note("parent_code", "Mã của tổ chức cấp trên trực tiếp.", "Code of the unit above."),
          note(
              "member_code",
              "Số thẻ đảng viên, ghi đủ các số 0 ở đầu. Ví dụ: 00123",
              "Number of the member's card, with all zeros in front, such as 00123"),
          note(
              "full_name",
              "Họ, đệm và tên, có dấu. Ví dụ: Nguyễn Thị Hoa",
              "Full name, such as Nguyễn Thị Hoa"),
          note("date_of_birth", "Ngày sinh.", "Day of birth."),
          note("admitted_on", "Ngày kết nạp Đảng.", "Day of admission to the Party."),
          note(
              "workplace_code",
              "Mã của tổ chức đảng nơi công tác.",
              "Code of the organization where the member works."),
          note(
              "workplace_since",
              "Ngày bắt đầu công tác tại tổ chức này.",
              "Since when the member works there."),
          note(
              "residence_code",
              "Mã của chi bộ nơi cư trú. Ví dụ: P01-B02",
              "Code of the residence branch, such as P01-B02"),
          note(
              "residence_since",
              "Ngày bắt đầu cư trú tại địa bàn chi bộ này.",
              "Since when the member lives there."),
          note(
              "household_code",
              "Mã hộ; người cùng một hộ ghi cùng một mã.",
              "Code of the household; the same for all who live in it."),
          note("group_code", "Mã tổ đảng viên. Ví dụ: P01-B02-T1", "Code of the group of members."),
          note(
              "leader_code",
              "Số thẻ của tổ trưởng; chưa bầu thì để trống.",
              "Card number of the leader; blank where none is elected."),
          note("exemption", "Diện miễn; để trống là không miễn.", "Exemption; blank means none."),
          note(
              "exempt_from",
              "Ngày bắt đầu được miễn; không rõ thì để trống.",
              "First day of the exemption; blank means open."),
          note(
              "exempt_to",
              "Ngày cuối được miễn; không thời hạn thì để trống.",
              "Last day of the exemption; blank means open."),
          note(
              "left_on",
              "Ngày không còn là đảng viên ở đây; vẫn còn thì để trống.",
              "First day on which the person is no longer a member here; else blank."),
          note(
              "letter_no",
              "Số của giấy giới thiệu. Ví dụ: Số 12-GGT/ĐU",
              "Number of the letter, such as Số 12-GGT/ĐU"),
          note("issued_on", "Ngày ký giấy giới thiệu.", "Day on which the letter was issued."),
          note(
              "received_on",
              "Ngày nơi nhận tiếp nhận; chưa nhận thì để trống.",
              "Day on which it was received; blank where it was not."),
          note(
              "meeting_code",
              "Mã kỳ sinh hoạt, mỗi kỳ một mã. Ví dụ: P01-B02-2025-1",
              "Code of the meeting, one for each, such as P01-B02-2025-1"),
          note("held_on", "Ngày họp.", "Day on which it was held."),
          note(
              "briefing",
              "Có thông báo tình hình địa phương tại kỳ họp không?",
              "Was the local situation reported?"),
          note("status", "Có mặt, vắng hay có người đi thay.", "Present, absent or represented."),
          note(
              "represented_by",
              "Số thẻ của người đi thay; không có thì để trống.",
              "Card number of the person who went instead; else blank."),
          note("reason", "Lý do vắng mặt. Ví dụ: đi công tác", "Why the member was absent."),
          note("year", "Năm được nhận xét, xếp loại. Ví dụ: 2025", "The year, such as 2025"),
          note("rating", "Mức nhận xét.", "The rating."),
          note("remark", "Nội dung nhận xét của chi ủy.", "What the branch says of the member."),
          note("signed_on", "Ngày ký nhận xét.", "Day on which the evaluation was signed."),
          note(
              "front_signed",
              "Ban công tác Mặt trận có cùng ký không? Để trống là có.",
              "Did the Front work committee sign too? Blank means yes."),
          note(
              "sent_on",
              "Ngày gửi về nơi công tác; chưa gửi thì để trống.",
              "Day on which it was sent to the workplace; blank where it was not."),
          note("grade", "Mức xếp loại chất lượng trong năm.", "The grade for the year."),
          note("decided_on", "Ngày quyết định xếp loại.", "Day of the decision."),
          note("done_on", "Ngày nhắc nhở hoặc biểu dương.", "Day of the reminder or commendation."),
          note("note", "Ghi chú ngắn, nếu có.", "A short note, if any."),
          note("subject", "Nội dung trao đổi, phối hợp.", "What the exchange was about."));

  private Notes() {}

  private static Map.Entry<String, Text> note(String column, String vi, String en) {
    return Map.entry(column, new Text(vi, en));
  }

  static Text of(Table table, String column) {
    if (column.equals("kind")) {
      return table == Table.UNITS
          ? new Text("Loại tổ chức.", "Kind of unit.")
          : new Text("Nhắc nhở hay biểu dương.", "Reminder or commendation.");
    }
    Text note = BY_COLUMN.get(column);
    if (note == null) {
      throw new IllegalArgumentException("no note for " + column + " of " + table);
    }
    return note;
  }
}
