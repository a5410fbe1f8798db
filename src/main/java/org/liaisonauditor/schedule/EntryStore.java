package org.liaisonauditor.schedule;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.liaisonauditor.delivery.DeliveryOrder;
import org.liaisonauditor.delivery.Recipient;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;

/** The entries in the database, with all their revisions and pauses. */
final class EntryStore {

  private static final String REVISIONS =
      """
      SELECT r.*, e.origin FROM timetable_revision r JOIN timetable_entry e ON e.code = r.entry
      """;

  private final Database database;

  EntryStore(Database database) {
    this.database = database;
  }

  /** Holds an entry until the transaction ends. */
  void lock(String code) {
    database
        .sql()
        .sql("SELECT code FROM timetable_entry WHERE code = ? FOR UPDATE")
        .param(code)
        .query(String.class)
        .single();
  }

  /** All entries there ever were, by code. */
  List<KeptEntry> all() {
    return kept(
        REVISIONS
            + """
            WHERE r.revision =
              (SELECT MAX(l.revision) FROM timetable_revision l WHERE l.entry = r.entry)
            """);
  }

  /** An entry, in force or retired. */
  Optional<KeptEntry> find(String code) {
    return kept(
            REVISIONS + " WHERE r.entry = ? ORDER BY r.revision DESC FETCH FIRST 1 ROW ONLY", code)
        .stream()
        .findFirst();
  }

  /** What an entry said at a revision. */
  TimetableEntry revision(String code, int revision) {
    return kept(REVISIONS + " WHERE r.entry = ? AND r.revision = ?", code, revision)
        .getFirst()
        .entry();
  }

  /** Adds an entry, or a retired one again. */
  void add(TimetableEntry entry, KeptEntry.Origin origin, Instant now) {
    if (find(entry.code()).isEmpty()) {
      database
          .sql()
          .sql("INSERT INTO timetable_entry (code, origin, added_at) VALUES (?, ?, ?)")
          .params(entry.code(), origin.name(), Moments.at(now))
          .update();
    }
    revise(entry, now);
  }

  /** What an entry says from now on. */
  void revise(TimetableEntry entry, Instant now) {
    int revision = find(entry.code()).map(KeptEntry::revision).orElse(0) + 1;
    retire(entry.code(), now);
    database
        .sql()
        .sql(
            """
            INSERT INTO timetable_revision (entry, revision, since, title_vi, title_en, scope,
              period, as_of, cron, once, zone, rules, language, reject_limit, tries,
              first_pause_seconds, outputs)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(entry.code())
        .param(revision)
        .param(Moments.at(now))
        .param(entry.title().vi())
        .param(entry.title().en())
        .param(entry.scope())
        .param(entry.period().toString())
        .param(entry.asOf())
        .param(entry.plan() instanceof CronPlan ? entry.plan().toString() : null)
        .param(entry.plan() instanceof CronPlan ? null : entry.plan().toString())
        .param(entry.zone().getId())
        .param(entry.rules().toString())
        .param(entry.language().tag())
        .param(entry.rejectLimit())
        .param(entry.retries().tries())
        .param(entry.retries().firstPause().toSeconds())
        .param(entry.outputs() == null ? null : entry.outputs().toString())
        .update();
    entry
        .parameters()
        .forEach(
            (name, value) ->
                database
                    .sql()
                    .sql("INSERT INTO timetable_parameter VALUES (?, ?, ?, ?)")
                    .params(entry.code(), revision, name, value)
                    .update());
    int ordinal = 0;
    for (DeliveryOrder order : entry.deliver()) {
      database
          .sql()
          .sql(
              """
              INSERT INTO timetable_delivery (entry, revision, ordinal, report, unit_code, of_all,
                send, language, recipient)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .param(entry.code())
          .param(revision)
          .param(ordinal++)
          .param(order.report())
          .param(order.unit())
          .param(order.ofAll())
          .param(order.send().name())
          .param(order.language().tag())
          .param(order.to().toString())
          .update();
    }
  }

  /** From now on nothing of the entry is in force. */
  void retire(String code, Instant now) {
    database
        .sql()
        .sql("UPDATE timetable_revision SET ended_at = ? WHERE entry = ? AND ended_at IS NULL")
        .params(Moments.at(now), code)
        .update();
  }

  void pause(String code, String by, Instant now) {
    database
        .sql()
        .sql("INSERT INTO timetable_pause (entry, since, paused_by) VALUES (?, ?, ?)")
        .params(code, Moments.at(now), by)
        .update();
  }

  void resume(String code, String by, Instant now) {
    database
        .sql()
        .sql(
            "UPDATE timetable_pause SET until = ?, resumed_by = ? WHERE entry = ? AND until IS"
                + " NULL")
        .params(Moments.at(now), by, code)
        .update();
  }

  private List<KeptEntry> kept(String sql, Object... values) {
    Map<String, List<Pause>> pauses = pauses();
    Map<String, Map<String, String>> parameters = parameters();
    Map<String, List<DeliveryOrder>> deliveries = deliveries();
    return database
        .sql()
        .sql(sql)
        .params(values)
        .query(
            (row, number) -> {
              String code = row.getString("entry");
              int revision = row.getInt("revision");
              return new KeptEntry(
                  entry(
                      row,
                      parameters.getOrDefault(code + "/" + revision, Map.of()),
                      deliveries.getOrDefault(code + "/" + revision, List.of())),
                  KeptEntry.Origin.valueOf(row.getString("origin")),
                  revision,
                  Moments.of(row, "since"),
                  Moments.of(row, "ended_at"),
                  pauses.getOrDefault(code, List.of()));
            })
        .list()
        .stream()
        .sorted(Comparator.comparing(KeptEntry::code, CodePoints.ORDER))
        .toList();
  }

  private static TimetableEntry entry(
      ResultSet row, Map<String, String> parameters, List<DeliveryOrder> deliver)
      throws SQLException {
    ZoneId zone = ZoneId.of(row.getString("zone"));
    String outputs = row.getString("outputs");
    return new TimetableEntry(
        row.getString("entry"),
        new Text(row.getString("title_vi"), row.getString("title_en")),
        row.getString("scope"),
        PeriodExpression.parse(row.getString("period")),
        row.getObject("as_of", LocalDate.class),
        plan(row.getString("cron"), row.getString("once"), zone),
        zone,
        Path.of(row.getString("rules")),
        parameters,
        Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
        row.getInt("reject_limit"),
        new TimetableEntry.Retries(
            row.getInt("tries"), Duration.ofSeconds(row.getLong("first_pause_seconds"))),
        outputs == null ? null : Path.of(outputs),
        deliver);
  }

  private static Plan plan(String cron, String once, ZoneId zone) {
    if (cron != null) {
      return CronPlan.parse(cron, zone);
    }
    return once.equals(AtStart.WORD) ? new AtStart() : new Once(LocalDateTime.parse(once), zone);
  }

  private Map<String, List<Pause>> pauses() {
    Map<String, List<Pause>> pauses = new HashMap<>();
    database
        .sql()
        .sql("SELECT * FROM timetable_pause ORDER BY entry, since")
        .query(
            row -> {
              pauses
                  .computeIfAbsent(row.getString("entry"), code -> new ArrayList<>())
                  .add(
                      new Pause(
                          Moments.of(row, "since"),
                          row.getString("paused_by"),
                          Moments.of(row, "until")));
            });
    return pauses;
  }

  private Map<String, Map<String, String>> parameters() {
    Map<String, Map<String, String>> parameters = new HashMap<>();
    database
        .sql()
        .sql("SELECT * FROM timetable_parameter")
        .query(
            row -> {
              parameters
                  .computeIfAbsent(
                      row.getString("entry") + "/" + row.getInt("revision"),
                      key -> new LinkedHashMap<>())
                  .put(row.getString("name"), row.getString("set_to"));
            });
    return parameters;
  }

  private Map<String, List<DeliveryOrder>> deliveries() {
    Map<String, List<DeliveryOrder>> deliveries = new HashMap<>();
    database
        .sql()
        .sql("SELECT * FROM timetable_delivery ORDER BY entry, revision, ordinal")
        .query(
            row -> {
              deliveries
                  .computeIfAbsent(
                      row.getString("entry") + "/" + row.getInt("revision"),
                      key -> new ArrayList<>())
                  .add(
                      new DeliveryOrder(
                          row.getString("report"),
                          row.getString("unit_code"),
                          row.getBoolean("of_all"),
                          DeliveryOrder.Send.valueOf(row.getString("send")),
                          Language.of(row.getString("language")),
                          Recipient.parse(row.getString("recipient"))));
            });
    return deliveries;
  }
}
