package org.liaisonauditor.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.FollowUpKind;
import org.liaisonauditor.domain.Grade;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.yaml.YamlNode;

/**
 * The tables of a scenario, in the columns of the data contract. A column that is not named takes
 * the value given here, so that a scenario shows only what matters to it.
 */
final class ScenarioTables {

  private static final String DEFAULT_MEMBER = "M1";
  private static final String DEFAULT_WORKPLACE = "W1";
  private static final String DEFAULT_BRANCH = "B1";

  private final List<Unit> units = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final List<Introduction> introductions = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Meeting> meetings = new ArrayList<>();
  private final List<Attendance> attendance = new ArrayList<>();
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<Classification> classifications = new ArrayList<>();
  private final List<FollowUp> followUps = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final String file;

  ScenarioTables(String file) {
    this.file = file;
  }

  /** What a table is called in scenarios, such as {@code follow-ups}. */
  static String key(Table table) {
    return table.english().toLowerCase(Locale.ROOT);
  }

  Records read(YamlNode given) {
    Map<String, Consumer<YamlNode>> tables = new LinkedHashMap<>();
    tables.put(key(Table.UNITS), this::unit);
    tables.put(key(Table.MEMBERS), this::member);
    tables.put(key(Table.INTRODUCTIONS), this::introduction);
    tables.put(key(Table.GROUPS), this::group);
    tables.put(key(Table.MEETINGS), this::meeting);
    tables.put(key(Table.ATTENDANCE), this::attendance);
    tables.put(key(Table.EVALUATIONS), this::evaluation);
    tables.put(key(Table.CLASSIFICATIONS), this::classification);
    tables.put(key(Table.FOLLOW_UPS), this::followUp);
    tables.put(key(Table.EXCHANGES), this::exchange);
    given
        .entries(tables.keySet())
        .forEach(
            (table, rows) -> {
              if (tables.containsKey(table)) {
                rows.items().forEach(tables.get(table));
              }
            });
    return new Records(
        units,
        members,
        introductions,
        groups,
        meetings,
        attendance,
        evaluations,
        classifications,
        followUps,
        exchanges);
  }

  private void unit(YamlNode node) {
    Row row = new Row(node, Table.UNITS);
    String code = row.text("unit_code", DEFAULT_BRANCH);
    units.add(
        new Unit(
            code,
            row.text("name", code),
            row.constant("kind", UnitKind.RESIDENCE_BRANCH),
            row.text("parent_code", null),
            row.source()));
  }

  private void member(YamlNode node) {
    Row row = new Row(node, Table.MEMBERS);
    members.add(
        new Member(
            row.text("member_code", "M" + (members.size() + 1)),
            row.text("full_name", "Nguyễn Văn An"),
            row.date("date_of_birth", "1980-01-01"),
            row.date("admitted_on", "2005-01-01"),
            row.text("workplace_code", DEFAULT_WORKPLACE),
            row.date("workplace_since", "2010-01-01"),
            row.text("residence_code", DEFAULT_BRANCH),
            row.date("residence_since", "2010-01-01"),
            row.text("household_code", null),
            row.text("group_code", null),
            row.constant("exemption", Exemption.NONE),
            row.date("exempt_from", null),
            row.date("exempt_to", null),
            row.date("left_on", null),
            row.source()));
  }

  private void introduction(YamlNode node) {
    Row row = new Row(node, Table.INTRODUCTIONS);
    introductions.add(
        new Introduction(
            row.text("letter_no", "L" + (introductions.size() + 1)),
            row.text("member_code", DEFAULT_MEMBER),
            row.text("workplace_code", DEFAULT_WORKPLACE),
            row.text("residence_code", DEFAULT_BRANCH),
            row.date("issued_on", "2010-01-10"),
            row.date("received_on", "2010-01-12"),
            row.source()));
  }

  private void group(YamlNode node) {
    Row row = new Row(node, Table.GROUPS);
    groups.add(
        new Group(
            row.text("group_code", "G" + (groups.size() + 1)),
            row.text("residence_code", DEFAULT_BRANCH),
            row.text("name", "Tổ " + (groups.size() + 1)),
            row.text("leader_code", null),
            row.source()));
  }

  private void meeting(YamlNode node) {
    Row row = new Row(node, Table.MEETINGS);
    meetings.add(
        new Meeting(
            row.text("meeting_code", "K" + (meetings.size() + 1)),
            row.text("residence_code", DEFAULT_BRANCH),
            row.text("group_code", null),
            row.date("held_on", "2025-03-15"),
            row.yes("briefing"),
            row.source()));
  }

  private void attendance(YamlNode node) {
    Row row = new Row(node, Table.ATTENDANCE);
    attendance.add(
        new Attendance(
            row.text("meeting_code", "K1"),
            row.text("member_code", DEFAULT_MEMBER),
            row.constant("status", AttendanceStatus.PRESENT),
            row.text("represented_by", null),
            row.text("reason", null),
            row.source()));
  }

  private void evaluation(YamlNode node) {
    Row row = new Row(node, Table.EVALUATIONS);
    evaluations.add(
        new Evaluation(
            row.text("member_code", DEFAULT_MEMBER),
            row.text("residence_code", DEFAULT_BRANCH),
            row.number("year", 2025),
            row.text("rating", "GOOD"),
            row.text("remark", null),
            row.date("signed_on", "2025-12-01"),
            row.yes("front_signed"),
            row.date("sent_on", "2025-12-05"),
            row.date("received_on", "2025-12-10"),
            row.source()));
  }

  private void classification(YamlNode node) {
    Row row = new Row(node, Table.CLASSIFICATIONS);
    classifications.add(
        new Classification(
            row.text("member_code", DEFAULT_MEMBER),
            row.text("workplace_code", DEFAULT_WORKPLACE),
            row.number("year", 2025),
            row.constant("grade", Grade.GOOD),
            row.date("decided_on", "2025-12-20"),
            row.source()));
  }

  private void followUp(YamlNode node) {
    Row row = new Row(node, Table.FOLLOW_UPS);
    followUps.add(
        new FollowUp(
            row.text("member_code", DEFAULT_MEMBER),
            row.text("residence_code", DEFAULT_BRANCH),
            row.constant("kind", FollowUpKind.REMINDER),
            row.date("done_on", "2025-06-01"),
            row.text("note", null),
            row.source()));
  }

  private void exchange(YamlNode node) {
    Row row = new Row(node, Table.EXCHANGES);
    exchanges.add(
        new Exchange(
            row.text("workplace_code", DEFAULT_WORKPLACE),
            row.text("residence_code", DEFAULT_BRANCH),
            row.date("held_on", "2025-06-01"),
            row.text("subject", null),
            row.source()));
  }

  /** A row of a table; a value that is written but blank reads as blank. */
  private final class Row {

    private final YamlNode node;
    private final Map<String, YamlNode> values;
    private final Table table;

    Row(YamlNode node, Table table) {
      this.node = node;
      this.table = table;
      this.values = node.entries(table.columns());
    }

    String text(String column, String otherwise) {
      if (!values.containsKey(column)) {
        return otherwise;
      }
      String text = values.get(column).text();
      return text == null || text.isEmpty() ? null : text;
    }

    LocalDate date(String column, String otherwise) {
      String text = text(column, otherwise);
      try {
        return text == null ? null : LocalDate.parse(text);
      } catch (DateTimeException e) {
        values.get(column).fault(text + " is no date; write it as 2025-03-31");
        return null;
      }
    }

    int number(String column, int otherwise) {
      String text = text(column, Integer.toString(otherwise));
      if (text != null && text.matches("\\d{1,4}")) {
        return Integer.parseInt(text);
      }
      values.get(column).fault(text + " is no number; write it as 2025");
      return otherwise;
    }

    boolean yes(String column) {
      String text = text(column, "YES");
      if (text != null && !text.equals("YES") && !text.equals("NO")) {
        values.get(column).fault(text + " is not allowed; write YES or NO");
      }
      return !"NO".equals(text);
    }

    <E extends Enum<E>> E constant(String column, E otherwise) {
      if (text(column, null) == null) {
        return otherwise;
      }
      E constant = values.get(column).constant(otherwise.getDeclaringClass());
      return constant == null ? otherwise : constant;
    }

    Source source() {
      return new Source(new SheetRef(file, table.english(), Map.of()), node.line());
    }
  }
}
