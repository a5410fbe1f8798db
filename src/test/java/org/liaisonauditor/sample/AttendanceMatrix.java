package org.liaisonauditor.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Records;

/** The attendance list as branches keep it on paper: a row a member, a column a meeting. */
final class AttendanceMatrix {

  private final Records all;
  private final List<Attendance> rest = new ArrayList<>();
  private final Map<String, Map<String, Attendance>> marks = new LinkedHashMap<>();

  private AttendanceMatrix(Records all) {
    this.all = all;
    for (Attendance record : all.attendance()) {
      // A mark has no room for who went instead or why somebody stayed away.
      if (record.representedBy() == null && record.reason() == null) {
        marks
            .computeIfAbsent(record.member(), member -> new HashMap<>())
            .put(record.meeting(), record);
      } else {
        rest.add(record);
      }
    }
  }

  static AttendanceMatrix of(Records all) {
    return new AttendanceMatrix(all);
  }

  /** All records but the attendance that the matrix holds. */
  Records rest() {
    return new Records(
        all.units(),
        all.members(),
        all.introductions(),
        all.groups(),
        all.meetings(),
        rest,
        all.evaluations(),
        all.classifications(),
        all.followUps(),
        all.exchanges());
  }

  /** The header and a row a member. */
  List<List<Object>> rows(Language language) {
    List<String> meetings =
        List.copyOf(new TreeSet<>(all.meetings().stream().map(Meeting::code).toList()));
    List<List<Object>> rows = new ArrayList<>();
    List<Object> header = new ArrayList<>();
    header.add(language == Language.VI ? "Số thẻ" : "member_code");
    header.addAll(meetings);
    rows.add(header);
    marks.forEach(
        (member, ofMember) -> {
          List<Object> row = new ArrayList<>();
          row.add(member);
          for (String meeting : meetings) {
            Attendance record = ofMember.get(meeting);
            row.add(
                record == null ? null : Layout.value("status", record.status().name(), language));
          }
          rows.add(row);
        });
    return rows;
  }
}
