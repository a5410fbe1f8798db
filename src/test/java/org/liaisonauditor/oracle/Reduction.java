package org.liaisonauditor.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Submitted;

/** Leaves out of a city all records that a disagreement does not need, so that it can be read. */
final class Reduction {

  private Reduction() {}

  /**
   * A smaller city of which the predicate still holds.
   *
   * @param needed whether the disagreement is still there
   */
  static Records reduce(Records records, Predicate<Records> needed) {
    List<Function<Records, List<? extends Submitted>>> tables =
        List.of(
            Records::members,
            Records::meetings,
            Records::introductions,
            Records::attendance,
            Records::evaluations,
            Records::classifications,
            Records::followUps,
            Records::exchanges,
            Records::groups);
    Records smallest = records;
    for (Function<Records, List<? extends Submitted>> table : tables) {
      int step = Math.max(1, table.apply(smallest).size() / 2);
      while (step >= 1) {
        for (int i = 0; i < table.apply(smallest).size(); ) {
          List<? extends Submitted> rows = table.apply(smallest);
          Records fewer = without(smallest, rows.subList(i, Math.min(rows.size(), i + step)));
          if (needed.test(fewer)) {
            smallest = fewer;
          } else {
            i += step;
          }
        }
        step /= 2;
      }
    }
    return smallest;
  }

  /** The records without some, and without those that refer to them. */
  private static Records without(Records all, List<? extends Submitted> gone) {
    List<String> keys = gone.stream().map(Submitted::key).toList();
    boolean members = all.members().contains(gone.getFirst());
    boolean meetings = all.meetings().contains(gone.getFirst());
    Predicate<String> member = code -> !members || !keys.contains(code);
    Predicate<String> meeting = code -> !meetings || !keys.contains(code);
    return new Records(
        all.units(),
        keep(all.members(), gone, m -> true),
        keep(all.introductions(), gone, i -> member.test(i.member())),
        keep(all.groups(), gone, g -> true),
        keep(all.meetings(), gone, m -> true),
        keep(all.attendance(), gone, a -> member.test(a.member()) && meeting.test(a.meeting())),
        keep(all.evaluations(), gone, e -> member.test(e.member())),
        keep(all.classifications(), gone, c -> member.test(c.member())),
        keep(all.followUps(), gone, f -> member.test(f.member())),
        keep(all.exchanges(), gone, e -> true));
  }

  private static <T extends Submitted> List<T> keep(
      List<T> rows, List<? extends Submitted> gone, Predicate<T> kept) {
    List<T> left = new ArrayList<>(rows);
    left.removeAll(gone);
    left.removeIf(kept.negate());
    return left;
  }

  /** The records that are left, one a line, without the units. */
  static String describe(Records records) {
    List<String> lines = new ArrayList<>();
    records.members().forEach(m -> lines.add(m.toString()));
    records.introductions().forEach(i -> lines.add(i.toString()));
    records.groups().forEach(g -> lines.add(g.toString()));
    records.meetings().forEach(m -> lines.add(m.toString()));
    records.attendance().forEach(a -> lines.add(a.toString()));
    records.evaluations().forEach(e -> lines.add(e.toString()));
    records.classifications().forEach(c -> lines.add(c.toString()));
    records.followUps().forEach(f -> lines.add(f.toString()));
    records.exchanges().forEach(e -> lines.add(e.toString()));
    return String.join("\n", lines);
  }
}
