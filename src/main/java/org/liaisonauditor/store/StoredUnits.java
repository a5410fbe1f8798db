package org.liaisonauditor.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.UnitKind;

/** The organizations that units have sent. */
public final class StoredUnits {

  private final Database database;
  private final Submissions submissions;

  public StoredUnits(Database database) {
    this.database = database;
    this.submissions = new Submissions(database);
  }

  /**
   * An organization as sent.
   *
   * @param parent code of the one above; null = none
   */
  public record StoredUnit(String code, String name, UnitKind kind, String parent) {}

  /** The organizations of the submissions that count at a moment; of two rows the later one. */
  public List<StoredUnit> asOf(Instant moment) {
    Map<String, StoredUnit> units = new LinkedHashMap<>();
    List<Long> counting =
        submissions.asOf(moment).stream()
            .filter(submission -> submission.tables().contains(Table.UNITS))
            .map(Submission::number)
            .toList();
    if (!counting.isEmpty()) {
      database
          .sql()
          .sql(
              "SELECT unit_code, name, kind, parent_code FROM row_units WHERE usable AND submission"
                  + " IN (:counting) ORDER BY submission, sheet_no, row_no")
          .param("counting", counting)
          .query(
              row -> {
                units.put(
                    row.getString(1),
                    new StoredUnit(
                        row.getString(1),
                        row.getString(2),
                        UnitKind.valueOf(row.getString(3)),
                        row.getString(4)));
              });
    }
    return List.copyOf(units.values());
  }

  /** The codes of these organizations. */
  public Set<String> codes(Instant moment) {
    return Set.copyOf(asOf(moment).stream().map(StoredUnit::code).toList());
  }
}
