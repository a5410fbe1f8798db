package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liaisonauditor.delivery.DeliveryOrder;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.schedule.Comparison;
import org.liaisonauditor.schedule.Firing;
import org.liaisonauditor.schedule.KeptEntry;
import org.liaisonauditor.schedule.NextFiring;
import org.liaisonauditor.schedule.Pause;
import org.liaisonauditor.schedule.Timetable;
import org.liaisonauditor.schedule.TimetableEntry;

/** The timetable in tables for people and objects for programs, by the organization's clocks. */
final class TimetableView {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Timetable timetable;
  private final Language language;

  TimetableView(Timetable timetable, Language language) {
    this.timetable = timetable;
    this.language = language;
  }

  /** How an entry stands. */
  private enum State {
    ACTIVE("chạy", "active"),
    PAUSED("tạm dừng", "paused"),
    RETIRED("đã bỏ", "retired"),
    NEW("mới, chưa nhận", "new, not taken up"),
    CHANGED("đã sửa, chưa nhận", "changed, not taken up"),
    TAKEN_OUT("đã xóa khỏi tệp", "taken out of the file");

    private final Text title;

    State(String vi, String en) {
      title = new Text(vi, en);
    }
  }

  private static final Map<Firing.State, Text> FIRING_STATES =
      Map.of(
          Firing.State.PLANNED, new Text("chờ chạy", "due"),
          Firing.State.RUNNING, new Text("đang chạy", "running"),
          Firing.State.DONE, new Text("xong", "done"),
          Firing.State.FAILED, new Text("không chạy được", "failed"),
          Firing.State.MISSED, new Text("bỏ lỡ", "missed"));

  private static final Map<Firing.Missed, Text> MISSED =
      Map.of(
          Firing.Missed.LATER_DUE,
              new Text("đã đến lần sau", "a later one was due when a server could have run it"),
          Firing.Missed.PAUSED, new Text("đang tạm dừng", "paused"),
          Firing.Missed.RETIRED, new Text("mục đã bỏ", "the entry was retired"));

  /** Prints the next firings. */
  void print(List<NextFiring> firings, PrintWriter out) {
    TextTable table =
        new TextTable(
            say("GIỜ CHẠY", "FIRES AT"),
            say("MỤC", "ENTRY"),
            say("KỲ KIỂM TRA", "PERIOD"),
            say("TÍNH ĐẾN", "AS OF"),
            say("PHẠM VI", "SCOPE"),
            say("TÊN GỌI", "TITLE"));
    for (NextFiring firing : firings) {
      table.add(
          minutes(firing.planned()),
          firing.entry().code(),
          firing.period(),
          firing.asOf(),
          scope(firing.entry()),
          firing.entry().title().in(language));
    }
    table.print(out);
    out.println(say("Múi giờ: ", "Time zone: ") + timetable.zone());
  }

  /** The next firings, for programs. */
  List<Map<String, Object>> objects(List<NextFiring> firings) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (NextFiring firing : firings) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("entry", firing.entry().code());
      object.put("planned_at", moment(firing.planned()));
      object.put("from", firing.period().from());
      object.put("to", firing.period().to());
      object.put("as_of", firing.asOf());
      object.put("scope", firing.entry().scope());
      objects.add(object);
    }
    return objects;
  }

  /** Prints all entries. */
  void print(Comparison changes, PrintWriter out) {
    TextTable table =
        new TextTable(
            say("MỤC", "ENTRY"),
            say("TRẠNG THÁI", "STATE"),
            say("KHI NÀO", "WHEN"),
            say("KỲ KIỂM TRA", "PERIOD"),
            say("PHẠM VI", "SCOPE"),
            say("LẦN TỚI", "NEXT"),
            say("LẦN GẦN NHẤT", "LAST"),
            say("TÊN GỌI", "TITLE"));
    for (KeptEntry kept : timetable.entries()) {
      add(
          table,
          kept.entry(),
          state(kept, changes),
          minutes(next(kept)),
          last(kept.code()).map(this::told).orElse(""));
    }
    for (TimetableEntry entry : changes.added()) {
      if (timetable.entries().stream().noneMatch(kept -> kept.code().equals(entry.code()))) {
        add(table, entry, State.NEW, "", "");
      }
    }
    table.print(out);
    out.println(say("Múi giờ: ", "Time zone: ") + timetable.zone());
  }

  private void add(TextTable table, TimetableEntry entry, State state, String next, String last) {
    table.add(
        entry.code(),
        state.title.in(language),
        entry.plan(),
        entry.period(),
        scope(entry),
        next,
        last,
        entry.title().in(language));
  }

  /** All entries, for programs. */
  List<Map<String, Object>> entries(Comparison changes) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (KeptEntry kept : timetable.entries()) {
      Map<String, Object> object = object(kept.entry(), state(kept, changes));
      object.put("origin", kept.origin());
      object.put("revision", kept.revision());
      object.put("since", moment(kept.since()));
      object.put("retired_at", moment(kept.retired()));
      object.put("paused_since", kept.pause().map(pause -> moment(pause.since())).orElse(null));
      object.put("paused_by", kept.pause().map(Pause::by).orElse(null));
      object.put("next", moment(next(kept)));
      object.put("last", last(kept.code()).map(this::object).orElse(null));
      objects.add(object);
    }
    for (TimetableEntry entry : changes.added()) {
      if (timetable.entries().stream().noneMatch(kept -> kept.code().equals(entry.code()))) {
        objects.add(object(entry, State.NEW));
      }
    }
    return objects;
  }

  private static Map<String, Object> object(TimetableEntry entry, State state) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("entry", entry.code());
    object.put("state", state);
    object.put("title_vi", entry.title().vi());
    object.put("title_en", entry.title().en());
    object.put("scope", entry.scope());
    object.put("period", entry.period());
    object.put("as_of", entry.asOf());
    object.put("when", entry.plan());
    object.put("zone", entry.zone());
    object.put("rules", entry.rules());
    object.put("parameters", entry.parameters());
    object.put("language", entry.language().tag());
    object.put("reject_limit", entry.rejectLimit());
    object.put("tries", entry.retries().tries());
    object.put("first_pause", entry.retries().firstPause());
    object.put("outputs", entry.outputs());
    object.put("deliver", entry.deliver().stream().map(TimetableView::object).toList());
    return object;
  }

  private static Map<String, Object> object(DeliveryOrder order) {
    Map<String, Object> object = new LinkedHashMap<>();
    // Without a report it is a line where the audit could not be done.
    object.put("report", order.report());
    object.put("unit", order.unit());
    object.put("language", order.language().tag());
    object.put("to", order.to());
    return object;
  }

  /** A firing, for programs. */
  Map<String, Object> object(Firing firing) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("entry", firing.entry());
    object.put("planned_at", moment(firing.planned()));
    object.put("cause", firing.cause());
    object.put("asked_by", firing.askedBy());
    object.put("state", firing.state());
    object.put("missed_because", firing.missed());
    object.put("fired_at", moment(firing.fired()));
    object.put("late", firing.late().isZero() ? null : firing.late());
    object.put("tries", firing.tries());
    object.put("next_try_at", moment(firing.nextTry()));
    object.put("ended_at", moment(firing.ended()));
    object.put("run", firing.run());
    object.put("failure", firing.failure());
    return object;
  }

  private String told(Firing firing) {
    StringBuilder text = new StringBuilder(minutes(firing.planned()));
    text.append(' ').append(FIRING_STATES.get(firing.state()).in(language));
    if (firing.run() != null) {
      text.append(say(", lần chạy ", ", run ")).append(firing.run());
    }
    if (firing.missed() != null) {
      text.append(": ").append(MISSED.get(firing.missed()).in(language));
    }
    if (!firing.late().isZero()) {
      text.append(say(", muộn ", ", late by ")).append(told(firing.late()));
    }
    if (firing.failure() != null) {
      // A refused pack's faults are many lines; all are in the run's record.
      firing.failure().lines().findFirst().ifPresent(line -> text.append(": ").append(line));
    }
    if (firing.nextTry() != null) {
      text.append(say("; thử lại lúc ", "; tried again at ")).append(minutes(firing.nextTry()));
    }
    return text.toString();
  }

  /** Days, hours and minutes, without those that are nought. */
  private String told(Duration late) {
    List<String> parts = new ArrayList<>();
    if (late.toDays() > 0) {
      parts.add(late.toDays() + say(" ngày", " d"));
    }
    if (late.toHoursPart() > 0) {
      parts.add(late.toHoursPart() + say(" giờ", " h"));
    }
    if (late.toMinutesPart() > 0) {
      parts.add(late.toMinutesPart() + say(" phút", " min"));
    }
    return String.join(" ", parts);
  }

  private static State state(KeptEntry kept, Comparison changes) {
    if (!kept.inForce()) {
      boolean back = changes.added().stream().anyMatch(entry -> entry.code().equals(kept.code()));
      return back ? State.NEW : State.RETIRED;
    }
    if (changes.retired().contains(kept.code())) {
      return State.TAKEN_OUT;
    }
    if (changes.changed().stream().anyMatch(entry -> entry.code().equals(kept.code()))) {
      return State.CHANGED;
    }
    return kept.pause().isPresent() ? State.PAUSED : State.ACTIVE;
  }

  /** When the entry fires next as the database has it; null where it does not. */
  private Instant next(KeptEntry kept) {
    return timetable.next(kept).orElse(null);
  }

  private Optional<Firing> last(String code) {
    return timetable.history(code, 1).stream().findFirst();
  }

  private String scope(TimetableEntry entry) {
    return entry.scope() == null ? say("tất cả", "all") : entry.scope();
  }

  private OffsetDateTime moment(Instant moment) {
    return moment == null ? null : moment.atZone(timetable.zone()).toOffsetDateTime();
  }

  private String minutes(Instant moment) {
    return moment == null ? "" : MINUTES.format(moment(moment));
  }

  private String say(String vi, String en) {
    return new Text(vi, en).in(language);
  }
}
