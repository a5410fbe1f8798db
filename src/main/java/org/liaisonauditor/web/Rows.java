package org.liaisonauditor.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.liaisonauditor.delivery.Delivery;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.inbox.InboxState;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.schedule.KeptEntry;
import org.liaisonauditor.schedule.NextFiring;
import org.liaisonauditor.schedule.Pause;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.SubmissionList;
import org.springframework.web.util.UriUtils;

/** The rows of the page's tables, as texts. */
final class Rows {

  private static final String MARKED = "marked/";

  /** What people look at comes before what programs read. */
  private static final Comparator<Run.Output> FOR_PEOPLE_FIRST =
      Comparator.comparingInt(
          output -> output.path().endsWith(".pdf") ? 0 : output.path().endsWith(".xlsx") ? 1 : 2);

  private final Words words;
  private final Map<String, String> unitNames;

  /**
   * Rows.
   *
   * @param unitNames name of each unit, by code
   */
  Rows(Words words, Map<String, String> unitNames) {
    this.words = words;
    this.unitNames = unitNames;
  }

  /** A file to fetch. */
  public record Link(String name, String address, String size) {}

  /** An audit run. */
  public record RunRow(
      long number,
      String state,
      String stateText,
      String note,
      String period,
      String asOf,
      String scope,
      String scopeName,
      String findings,
      String figures,
      String askedBy,
      String askedAt,
      String failure,
      List<Link> files,
      List<Link> marked) {}

  RunRow run(Run run, List<Run.Output> outputs) {
    List<Link> files = new ArrayList<>();
    List<Link> marked = new ArrayList<>();
    for (Run.Output output : outputs.stream().sorted(FOR_PEOPLE_FIRST).toList()) {
      boolean copy = output.path().startsWith(MARKED);
      String name = copy ? output.path().substring(MARKED.length()) : output.path();
      (copy ? marked : files).add(new Link(name, address(run, output), size(output.bytes())));
    }
    Run.Counts counts = run.counts();
    return new RunRow(
        run.number(),
        run.state().name().toLowerCase(Locale.ROOT),
        words.say("run.state." + run.state()),
        note(run),
        period(run.from(), run.to()),
        words.day(run.asOf()),
        scope(run.scope()),
        unitNames.get(run.scope()),
        counts == null ? null : words.number(counts.findings()),
        counts == null ? null : figures(counts),
        run.entry() == null ? run.askedBy() : words.say("run.byEntry", run.entry()),
        words.moment(run.askedAt()),
        run.failure(),
        files,
        marked);
  }

  private String note(Run run) {
    String rules =
        run.rulesVersion() == null
            ? words.say("run.draftRules", run.rulesCode())
            : words.say("run.rules", run.rulesCode(), run.rulesVersion().toString());
    return run.rerunOf() == null
        ? rules
        : words.say("run.rerunOf", run.rerunOf().toString()) + " · " + rules;
  }

  /** A report on its way. */
  public record DeliveryRow(
      long number,
      String state,
      String stateText,
      String failure,
      String report,
      String about,
      String to,
      String when) {}

  DeliveryRow delivery(Delivery delivery) {
    String when =
        delivery.ended() != null
            ? words.moment(delivery.ended())
            : delivery.nextTry() != null
                ? words.say("delivery.from", words.moment(delivery.nextTry()))
                : "–";
    return new DeliveryRow(
        delivery.number(),
        delivery.state().name().toLowerCase(Locale.ROOT),
        words.say("delivery.state." + delivery.state()),
        delivery.failure(),
        delivery.fileName().isEmpty() ? delivery.entry() : delivery.fileName(),
        about(delivery),
        delivery.to().toString(),
        when);
  }

  private String about(Delivery delivery) {
    if (delivery.issued() != null) {
      return words.say("delivery.issued", delivery.issued().toString());
    }
    return delivery.run() == null
        ? words.say("delivery.noRun")
        : words.say("delivery.run", delivery.run().toString());
  }

  /** A published version of the rules. */
  public record VersionRow(
      String pack,
      int number,
      String validity,
      String by,
      String at,
      String why,
      String withdrawn) {}

  VersionRow version(RuleVersion version) {
    return new VersionRow(
        version.pack(),
        version.number(),
        version.validTo() == null
            ? words.say("rules.from", words.day(version.validFrom()))
            : period(version.validFrom(), version.validTo()),
        version.published().by(),
        words.moment(version.published().at()),
        version.published().why(),
        version.withdrawn() == null
            ? null
            : words.say(
                "rules.withdrawn",
                version.withdrawn().by(),
                words.moment(version.withdrawn().at()),
                version.withdrawn().why()));
  }

  private String figures(Run.Counts counts) {
    String figures =
        words.say("run.figures", counts.members(), counts.branches(), counts.commendations());
    if (counts.couldNotRun() > 0) {
      figures += " " + words.say("run.couldNotRun", counts.couldNotRun());
    }
    if (counts.unusableRows() > 0) {
      figures += " " + words.say("run.unusableRows", counts.unusableRows());
    }
    return figures;
  }

  private static String address(Run run, Run.Output output) {
    return "/runs/"
        + run.number()
        + "/"
        + UriUtils.encodePath(output.path(), StandardCharsets.UTF_8);
  }

  private String size(long bytes) {
    long kilobytes = Math.max(1, Math.round(bytes / 1024.0));
    return words.number(kilobytes) + " kB";
  }

  private String period(LocalDate from, LocalDate to) {
    return words.day(from) + " – " + words.day(to);
  }

  private String scope(String scope) {
    return scope == null ? words.say("run.scope.all") : scope;
  }

  /** A submission. */
  public record SubmissionRow(
      long number,
      String receivedAt,
      String unit,
      String unitName,
      String file,
      String by,
      String rows,
      String tables,
      String state,
      String stateText,
      String supersededBy,
      String problems) {}

  SubmissionRow submission(SubmissionList.Listed listed) {
    Submission one = listed.submission();
    String state = !one.accepted() ? "refused" : listed.superseded() ? "superseded" : "counts";
    return new SubmissionRow(
        one.number(),
        words.moment(one.receivedAt()),
        one.unit(),
        unitNames.get(one.unit()),
        one.fileName(),
        one.door() == NewSubmission.Door.INBOX ? words.say("submission.byInbox") : one.sentBy(),
        words.number(one.rows()),
        words.tables(one.tables()),
        state,
        words.say("submission.state." + state),
        supersededBy(listed),
        problems(listed));
  }

  /** By which later ones: the number alone where one took the place of all, else table by table. */
  private String supersededBy(SubmissionList.Listed listed) {
    Map<Long, List<Table>> byLater = new LinkedHashMap<>();
    listed
        .supersededBy()
        .forEach(
            (table, later) -> byLater.computeIfAbsent(later, any -> new ArrayList<>()).add(table));
    if (listed.superseded() && byLater.size() == 1) {
      return words.say(
          "submission.superseded.whole", byLater.keySet().iterator().next().toString());
    }
    List<String> parts = new ArrayList<>();
    byLater.forEach(
        (later, tables) ->
            parts.add(
                words.say("submission.superseded.table", words.tables(tables), later.toString())));
    return String.join("; ", parts);
  }

  private String problems(SubmissionList.Listed listed) {
    List<String> parts = new ArrayList<>();
    if (listed.errors() > 0) {
      parts.add(words.say("submission.errors", listed.errors()));
    }
    if (listed.warnings() > 0) {
      parts.add(words.say("submission.warnings", listed.warnings()));
    }
    return String.join(", ", parts);
  }

  /** A firing that is to come, or an entry that is paused. */
  public record FiringRow(
      String entry, String title, String when, String period, String scope, String scopeName) {}

  FiringRow firing(NextFiring firing) {
    return new FiringRow(
        firing.entry().code(),
        firing.entry().title().in(words.language()),
        words.moment(firing.planned()),
        period(firing.period().from(), firing.period().to()),
        scope(firing.entry().scope()),
        unitNames.get(firing.entry().scope()));
  }

  FiringRow paused(KeptEntry kept) {
    Pause pause = kept.pause().orElseThrow();
    return new FiringRow(
        kept.code(),
        kept.entry().title().in(words.language()),
        words.say("timetable.paused", pause.by(), words.moment(pause.since())),
        null,
        null,
        null);
  }

  /** What the inbox could not do. */
  public record FaultRow(String path, String message, String since) {}

  FaultRow fault(InboxState.Fault fault) {
    return new FaultRow(fault.path(), fault.message(), words.moment(fault.since()));
  }
}
