package org.liaisonauditor.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.liaisonauditor.domain.Table;

/** The tables of the data contract as the database names them, columns in the contract's order. */
public final class TableColumns {

  private static final Map<Table, List<String>> COLUMNS = new EnumMap<>(Table.class);

  static {
    put(Table.UNITS, "unit_code", "name", "kind", "parent_code");
    put(
        Table.MEMBERS,
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
        "left_on");
    put(
        Table.INTRODUCTIONS,
        "letter_no",
        "member_code",
        "workplace_code",
        "residence_code",
        "issued_on",
        "received_on");
    put(Table.GROUPS, "group_code", "residence_code", "name", "leader_code");
    put(Table.MEETINGS, "meeting_code", "residence_code", "group_code", "held_on", "briefing");
    put(Table.ATTENDANCE, "meeting_code", "member_code", "status", "represented_by", "reason");
    put(
        Table.EVALUATIONS,
        "member_code",
        "residence_code",
        "of_year",
        "rating",
        "remark",
        "signed_on",
        "front_signed",
        "sent_on",
        "received_on");
    put(Table.CLASSIFICATIONS, "member_code", "workplace_code", "of_year", "grade", "decided_on");
    put(Table.FOLLOW_UPS, "member_code", "residence_code", "kind", "done_on", "note");
    put(Table.EXCHANGES, "workplace_code", "residence_code", "held_on", "subject");
  }

  private TableColumns() {}

  private static void put(Table table, String... columns) {
    COLUMNS.put(table, List.of(columns));
  }

  /** The columns of a table; they are the contract's, but for {@code of_year}, its {@code year}. */
  public static List<String> of(Table table) {
    return COLUMNS.get(table);
  }

  /** The table of rows as submitted. */
  static String rows(Table table) {
    return "row_" + table.name().toLowerCase(Locale.ROOT);
  }

  /** The table of united records, by branch. */
  static String data(Table table) {
    return "data_" + table.name().toLowerCase(Locale.ROOT);
  }
}
