package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Table;

/** The small changes of a scenario that may show something new. */
final class ScenarioChanges {

  private static final String NEW_CODE = "X9";

  /** Columns whose codes name the same kind of thing. */
  private static final List<Set<String>> SAME_CODES =
      List.of(
          Set.of("member_code", "represented_by", "leader_code"),
          Set.of("workplace_code"),
          Set.of("residence_code", "unit_code"),
          Set.of("meeting_code"),
          Set.of("group_code"),
          Set.of("household_code"),
          Set.of("remark"));

  /** Columns that a submission may leave blank. */
  private static final Set<String> MAY_BE_BLANK =
      Set.of(
          "household_code",
          "group_code",
          "exempt_from",
          "exempt_to",
          "left_on",
          "received_on",
          "leader_code",
          "represented_by",
          "remark",
          "sent_on");

  private final RulePack pack;

  ScenarioChanges(RulePack pack) {
    this.pack = pack;
  }

  /** Every change of one value, and every row more or less. A change that can't be made is none. */
  List<UnaryOperator<ScenarioDraft>> of(Scenario scenario, ConditionWatch.Compared compared) {
    ScenarioDraft draft = scenario.draft();
    List<UnaryOperator<ScenarioDraft>> changes = new ArrayList<>();
    Set<String> days = days(draft, compared);
    for (Table table : Table.values()) {
      String name = table.english().toLowerCase(Locale.ROOT);
      List<Map<String, String>> rows = draft.given().getOrDefault(name, List.of());
      for (int i = 0; i < rows.size(); i++) {
        int at = i;
        for (String column : table.columns()) {
          for (String value : values(draft, table, column, rows.get(at), days)) {
            if (!value.equals(rows.get(at).get(column))) {
              changes.add(other -> set(other, name, at, column, value));
            }
          }
        }
        changes.add(other -> remove(other, name, at));
        changes.add(other -> repeat(other, name, at, table));
      }
      if (rows.isEmpty() && table != Table.UNITS) {
        changes.add(
            other -> {
              other.given().computeIfAbsent(name, any -> new ArrayList<>()).add(first(table));
              return other;
            });
      }
    }
    for (String day : days) {
      changes.add(other -> other.seenOn(day));
      changes.add(other -> other.during(day + "/" + other.period().split("/")[1]));
      changes.add(other -> other.during(other.period().split("/")[0] + "/" + day));
    }
    parameters(scenario, compared.values(), changes);
    return changes;
  }

  private static Map<String, String> first(Table table) {
    Map<String, String> row = new LinkedHashMap<>();
    String column = table.columns().getFirst();
    row.put(
        column,
        switch (table) {
          case MEMBERS, EVALUATIONS, CLASSIFICATIONS, FOLLOW_UPS -> "M1";
          case MEETINGS, ATTENDANCE -> "K1";
          case EXCHANGES -> "W1";
          case GROUPS -> "G1";
          default -> "L1";
        });
    return row;
  }

  private void parameters(
      Scenario scenario, Set<Object> values, List<UnaryOperator<ScenarioDraft>> changes) {
    pack.regulation()
        .parameters()
        .forEach(
            (name, info) -> {
              Set<String> settings = new LinkedHashSet<>();
              Object now = scenario.context().parameters().dated(name).lastEntry().getValue();
              for (Object value : Stream.concat(Stream.of(now), values.stream()).toList()) {
                if (now instanceof Integer && value instanceof Integer number) {
                  settings.add(Integer.toString(number));
                  settings.add(Integer.toString(number + 1));
                  settings.add(Integer.toString(Math.max(0, number - 1)));
                } else if (now instanceof Double && value instanceof Double share) {
                  settings.add(Double.toString(Math.clamp(share, 0, 1)));
                }
              }
              if (info.unit().equals(ParameterValues.RATINGS)) {
                pack.regulation().ratingScale().ratings().stream()
                    .map(rating -> "[" + rating.code() + "]")
                    .forEach(settings::add);
              }
              settings.forEach(
                  value ->
                      changes.add(
                          other -> {
                            other.with().put(name, value);
                            return other;
                          }));
            });
  }

  /** The values that a column might take instead. */
  private Collection<String> values(
      ScenarioDraft draft, Table table, String column, Map<String, String> row, Set<String> days) {
    Class<?> type = RecordColumns.type(table, column);
    Set<String> values = new LinkedHashSet<>();
    if (type == LocalDate.class) {
      values.addAll(nearest(days, row));
    } else if (type == boolean.class) {
      values.addAll(List.of("YES", "NO"));
    } else if (type.isEnum()) {
      Stream.of(type.getEnumConstants()).map(Object::toString).forEach(values::add);
    } else if (column.equals("rating")) {
      pack.regulation().ratingScale().ratings().stream()
          .map(RatingScale.Rating::code)
          .forEach(values::add);
    } else if (column.equals("year")) {
      int year = LocalDate.parse(draft.asOf()).getYear();
      values.addAll(List.of(Integer.toString(year - 1), Integer.toString(year)));
    } else {
      for (Set<String> same : SAME_CODES) {
        if (same.contains(column)) {
          same.forEach(other -> values.addAll(column(draft, other)));
          values.add(NEW_CODE);
        }
      }
    }
    values.remove("");
    boolean key = table.columns().getFirst().equals(column);
    if (MAY_BE_BLANK.contains(column) && !key) {
      values.add("");
    }
    return values;
  }

  /** Days after the others of a row first, and near ones first: such as a clerk would write. */
  private static List<String> nearest(Set<String> days, Map<String, String> row) {
    LocalDate last =
        row.values().stream()
            .filter(ScenarioChanges::isDay)
            .map(LocalDate::parse)
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    return days.stream()
        .sorted(
            Comparator.comparing((String day) -> LocalDate.parse(day).isBefore(last))
                .thenComparing(
                    day -> Math.abs(LocalDate.parse(day).toEpochDay() - last.toEpochDay())))
        .toList();
  }

  private static boolean isDay(String value) {
    return value.matches("\\d{4}-\\d{2}-\\d{2}");
  }

  private static Collection<String> column(ScenarioDraft draft, String column) {
    return new TreeSet<>(
        draft.given().values().stream()
            .flatMap(List::stream)
            .map(row -> row.getOrDefault(column, ""))
            .toList());
  }

  /** The days that matter in a scenario, those that make days compared equal, and their next. */
  private static Set<String> days(ScenarioDraft draft, ConditionWatch.Compared compared) {
    Set<LocalDate> days = new TreeSet<>();
    days.add(LocalDate.parse(draft.asOf()));
    for (String day : draft.period().split("/")) {
      days.add(LocalDate.parse(day));
    }
    compared.values().stream()
        .filter(LocalDate.class::isInstance)
        .map(LocalDate.class::cast)
        .forEach(days::add);
    draft.given().values().stream()
        .flatMap(List::stream)
        .flatMap(row -> row.values().stream())
        .filter(ScenarioChanges::isDay)
        .map(LocalDate::parse)
        .forEach(
            day -> {
              days.add(day);
              compared.gaps().forEach(gap -> days.add(day.plusDays(gap)));
            });
    Set<String> near = new LinkedHashSet<>();
    for (int beside : List.of(0, -1, 1)) {
      days.forEach(day -> near.add(day.plusDays(beside).toString()));
    }
    return near;
  }

  private static ScenarioDraft set(
      ScenarioDraft draft, String table, int row, String column, String value) {
    List<Map<String, String>> rows = draft.given().get(table);
    if (rows != null && row < rows.size()) {
      rows.get(row).put(column, value);
    }
    return draft;
  }

  private static ScenarioDraft remove(ScenarioDraft draft, String table, int row) {
    List<Map<String, String>> rows = draft.given().get(table);
    if (rows != null && row < rows.size()) {
      rows.remove(row);
    }
    return draft;
  }

  /** Once more the same row, under another key. */
  private static ScenarioDraft repeat(ScenarioDraft draft, String table, int row, Table kind) {
    List<Map<String, String>> rows = draft.given().get(table);
    if (rows != null && row < rows.size()) {
      Map<String, String> copy = new LinkedHashMap<>(rows.get(row));
      String key = kind.columns().getFirst();
      boolean keyed =
          switch (kind) {
            case MEMBERS, INTRODUCTIONS, GROUPS, MEETINGS, UNITS -> true;
            default -> false;
          };
      if (keyed) {
        copy.put(key, NEW_CODE);
      }
      rows.add(copy);
    }
    return draft;
  }
}
