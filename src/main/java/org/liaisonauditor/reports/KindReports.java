package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.BranchScope;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.findings.FindingStates;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.ranking.Exposure;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Persons;
import org.liaisonauditor.scope.ScopedAudit;
import org.liaisonauditor.store.WholeFolder;

/** Documents of the kinds that the definitions have, of an audit. */
public final class KindReports {

  private final ReportDefinition definition;
  private final Language language;
  private final String programVersion;

  /**
   * Documents in one language.
   *
   * @param definition the definitions
   * @param programVersion version of this program
   */
  public KindReports(ReportDefinition definition, Language language, String programVersion) {
    this.definition = definition;
    this.language = language;
    this.programVersion = programVersion;
  }

  /**
   * A kind of report.
   *
   * @param code its code: the name of its file
   * @param name what people call it
   * @param scope what a document is about: all, ward, workplace, branch or unit
   * @param compares whether it compares the audit with an earlier one
   * @param file the file that defines it, below the folder of definitions
   */
  public record Kind(String code, Text name, String scope, boolean compares, String file) {

    /** Whether a document is about one unit. */
    public boolean ofUnit() {
      return !scope.equals(KindScope.ALL.key());
    }
  }

  /** The kinds that there are, by code; none in definitions that are older than kinds. */
  public List<Kind> kinds() {
    return definition.kinds().all().stream().map(KindReports::kind).toList();
  }

  /** The kind of a code. */
  public Optional<Kind> find(String code) {
    return definition.kinds().find(code).map(KindReports::kind);
  }

  private static Kind kind(KindDefinition kind) {
    return new Kind(kind.code(), kind.name(), kind.scope().key(), kind.audits() == 2, kind.file());
  }

  /** Whether a document of a kind can be about units of some kind. */
  public boolean fits(Kind kind, UnitKind unit) {
    return definition(kind).scope().fits(unit);
  }

  /**
   * The units that a document of a kind can be about, by code. Of a kind for any unit those that
   * themselves answer for something.
   */
  public List<String> units(Kind kind, AuditScope audit) {
    KindScope scope = definition(kind).scope();
    return audit.units().all().stream()
        .filter(unit -> scope.fits(unit.kind()))
        .map(Unit::code)
        .filter(audit::covers)
        .filter(
            code ->
                scope != KindScope.UNIT
                    || audit.result().findings().stream()
                        .anyMatch(finding -> finding.answerable().contains(code)))
        .toList();
  }

  /**
   * Writes a document; the same inputs give the same bytes.
   *
   * @param unit code of the unit that it is about; null where it is about all
   * @param earlier the audit to compare with; null where the kind compares nothing
   * @param heard tells the findings whose persons were heard: the answer is in, or the time to
   *     answer is over
   * @return whether it was written: a kind may leave out a document that would list nothing
   */
  public boolean write(
      Kind kind,
      String unit,
      AuditScope audit,
      AuditScope earlier,
      Predicate<Finding> heard,
      Path file)
      throws IOException {
    return write(kind, unit, audit, earlier, heard, null, file);
  }

  /**
   * Writes a document that is issued; the same inputs give the same bytes.
   *
   * @param stamp what it bears since it is issued; null = it is a draft
   * @return whether it was written: a kind may leave out a document that would list nothing
   */
  public boolean write(
      Kind kind,
      String unit,
      AuditScope audit,
      AuditScope earlier,
      Predicate<Finding> heard,
      Stamp stamp,
      Path file)
      throws IOException {
    KindDefinition defined = definition(kind);
    if (defined.code().equals(KindDefinition.CITY)) {
      writeCity(audit, heard, stamp, file);
      return true;
    }
    return write(
        defined,
        unit,
        audit,
        earlier,
        heard,
        defined.plans() ? plan(audit, null) : null,
        stamp,
        file);
  }

  /**
   * Ranks the units of an audit as the definition says.
   *
   * @param top how many units of a kind are named; null = as the definition says
   */
  InspectionPlan plan(AuditScope audit, Integer top) {
    AuditResult result = audit.result();
    Exposure exposure =
        Exposure.of(
            audit.records(),
            result.context(),
            new BranchScope(result.scope(), Set.copyOf(result.branches())::contains));
    return InspectionPlan.of(result, exposure, definition.kinds().plan(), top);
  }

  /** Writes a plan by the kind that the command {@code plan} draws by. */
  void writePlan(AuditScope audit, InspectionPlan plan, Path file) throws IOException {
    KindDefinition kind = definition.kinds().find(KindDefinition.PLAN).orElseThrow();
    write(kind, null, audit, null, finding -> false, plan, null, file);
  }

  private boolean write(
      KindDefinition defined,
      String unit,
      AuditScope audit,
      AuditScope earlier,
      Predicate<Finding> heard,
      InspectionPlan plan,
      Stamp stamp,
      Path file)
      throws IOException {
    ScopedAudit scoped = scoped(defined, unit, audit, heard, stamp);
    if (defined.skipEmpty() && empty(defined, scoped)) {
      return false;
    }
    Wording wording = new Wording(definition.of(defined).stamped(stamp), language);
    Report report =
        new Report(
            scoped.result(),
            defined.tellsLives() ? scoped.lives() : null,
            scoped.accepted(),
            scoped.input(),
            wording,
            programVersion,
            values(defined, scoped, defined.audits() == 2 ? earlier : null, wording));
    if (defined.has(KindSection.SALUTATION)) {
      report.address();
    }
    Path data = Files.createTempDirectory("report-data-");
    try {
      KindDocument.write(
          report,
          defined,
          new KindWording(
              wording,
              scoped,
              defined.audits() == 2
                  ? new PeriodChanges(
                      side(defined, unit, earlier, heard), side(defined, unit, audit, heard))
                  : null,
              plan),
          identity(
              defined, unit, audit, defined.audits() == 2 ? earlier : null, scoped, plan, wording),
          attachments(defined, scoped, plan, wording, data),
          file);
    } finally {
      WholeFolder.remove(data);
    }
    return true;
  }

  /**
   * How documents of a kind are numbered.
   *
   * @param body the body that issues them
   * @param form the number as it is written, with {@code {number}}; null = they bear none
   * @param placed whether the letterhead says where they are signed; else that is left to the pen
   */
  public record Numbering(String body, String form, boolean placed) {}

  /** How documents of a kind are numbered, whatever their language. */
  public Numbering numbering(Kind kind, AuditScope audit) {
    Letterhead head = definition.of(definition(kind)).letterhead().ofReport();
    String city = city(audit.result());
    return new Numbering(
        head.issuingBody()
            .vi()
            .replace("{CITY}", city.toUpperCase(Locale.ROOT))
            .replace("{city}", city)
            .strip(),
        Letterhead.form(head.number().vi()),
        !head.place().in(language).contains("…"));
  }

  /** Type and subject of a document of a kind, in one line. */
  public String title(Kind kind, String unit, AuditScope audit) {
    Letterhead head = definition.of(definition(kind)).letterhead();
    return head.documentType().in(language)
        + ": "
        + kind.name().in(language)
        + (unit == null ? "" : " " + unit);
  }

  /**
   * The findings that a document would show with the names of members who are still to be heard. A
   * letter to the unit that answers is the hearing itself, and names whom it asks about.
   *
   * @param earlier the audit that it compares with, of which it names what is gone; null = none
   */
  public List<Finding> unheard(
      Kind kind, String unit, AuditScope audit, AuditScope earlier, Predicate<Finding> heard) {
    KindDefinition defined = definition(kind);
    if (defined.persons() != Persons.NAMED
        || defined.scope() == KindScope.UNIT
        || !defined.shows()) {
      return List.of();
    }
    List<Finding> unheard =
        new ArrayList<>(
            scoped(defined, unit, audit, Persons.NAMED, heard).result().findings().stream()
                .filter(finding -> !heard.test(finding) && audit.namesPerson(finding))
                .toList());
    if (defined.audits() == 2) {
      new PeriodChanges(side(defined, unit, earlier, heard), side(defined, unit, audit, heard))
          .of(PeriodChanges.Kind.GONE).stream()
              .map(PeriodChanges.Change::finding)
              .filter(finding -> !heard.test(finding) && earlier.namesPerson(finding))
              .forEach(unheard::add);
    }
    return unheard;
  }

  /** What of an audit a document of a kind shows. */
  public ScopedAudit shown(Kind kind, String unit, AuditScope audit, Predicate<Finding> heard) {
    KindDefinition defined = definition(kind);
    return scoped(defined, unit, audit, defined.persons(), heard);
  }

  /**
   * What a document shows. Nobody is asked about what is accepted, so that an issued document names
   * its persons only where they were heard all the same.
   */
  private static ScopedAudit scoped(
      KindDefinition kind, String unit, AuditScope audit, Predicate<Finding> heard, Stamp stamp) {
    ScopedAudit scoped = scoped(kind, unit, audit, kind.persons(), heard);
    return stamp == null || kind.persons() != Persons.NAMED
        ? scoped
        : scoped.accepting(scoped(kind, unit, audit, Persons.ANSWERED_ONLY, heard).accepted());
  }

  /**
   * What a document says, for the mail that brings it.
   *
   * @param code of the kind; that of the report of an audit may be missing in the definitions
   */
  public Says says(String code, String unit, AuditScope audit, Predicate<Finding> heard) {
    boolean city = code.equals(KindDefinition.CITY);
    KindDefinition kind = city ? definition.city() : definition.kinds().find(code).orElseThrow();
    boolean commends = kind.has(KindSection.COMMENDATIONS);
    AuditResult shown =
        city
            ? audit.result()
            : scoped(kind, unit, audit, kind.persons(), heard).showing(kind.shows(), commends);
    String place = city(audit.result());
    return new Says(
        kind.name().in(language),
        definition
            .of(kind)
            .letterhead()
            .issuingBody()
            .in(language)
            .replace("{CITY}", place.toUpperCase(Locale.ROOT))
            .replace("{city}", place)
            .strip(),
        kind.shows() ? shown.findings().size() : null,
        SummarySentences.commendedMembers(shown),
        new RuleStates(
            shown.rules().stream()
                .filter(
                    rule ->
                        audit.result().pack().rule(rule.rule()).kind() == Rule.Kind.COMMENDATION
                            ? commends
                            : kind.shows())
                .map(RuleState::state)
                .toList()),
        city && audit.lives() != null ? new FindingStates(audit.lives()) : null);
  }

  private static ScopedAudit scoped(
      KindDefinition kind,
      String unit,
      AuditScope audit,
      Persons persons,
      Predicate<Finding> heard) {
    return unit == null
        ? audit.all(persons, heard)
        : audit.of(unit, kind.scope() == KindScope.UNIT, persons, heard);
  }

  /** Findings are compared by their subjects, and shown as the kind speaks of persons. */
  private static PeriodChanges.Side side(
      KindDefinition kind, String unit, AuditScope audit, Predicate<Finding> heard) {
    ScopedAudit named = scoped(kind, unit, audit, Persons.NAMED, heard);
    return new PeriodChanges.Side(
        named.result(),
        scoped(kind, unit, audit, kind.persons(), heard).result(),
        named.accepted().covered().stream().map(Accepted.Covered::finding).toList(),
        audit::covers);
  }

  /** The data that the document shows: what it shows nothing of is not in them either. */
  private List<Attachment> attachments(
      KindDefinition kind, ScopedAudit scoped, InspectionPlan plan, Wording wording, Path folder)
      throws IOException {
    AuditResult shown = scoped.showing(kind.findings(), kind.has(KindSection.COMMENDATIONS));
    Accepted accepted = kind.has(KindSection.ANNEX_EXCEPTIONS) ? scoped.accepted() : Accepted.NONE;
    Path json = folder.resolve(AuditOutputs.JSON);
    Lives lives = kind.tellsLives() ? scoped.lives() : null;
    FindingsJson.write(shown, lives, accepted, language, programVersion, json);
    List<String> data = new ArrayList<>(List.of(AuditOutputs.JSON));
    if (plan != null) {
      PlanCsv.write(plan, new PlanWording(wording), folder.resolve(PlanOutputs.CSV));
      data.add(PlanOutputs.CSV);
    }
    List<Attachment> attachments = new ArrayList<>();
    data.forEach(
        name ->
            attachments.add(Attachment.of(folder.resolve(name), name, Attachment.Relation.DATA)));
    attachments.add(
        Attachment.of(
            Manifest.attached(
                shown, lives, accepted, scoped.input(), wording, programVersion, folder, data),
            Manifest.NAME,
            Attachment.Relation.SOURCE));
    return attachments;
  }

  /** The report of an audit is that which the audit writes, to the byte. */
  private void writeCity(AuditScope audit, Predicate<Finding> heard, Stamp stamp, Path file)
      throws IOException {
    Accepted accepted =
        stamp == null ? audit.accepted() : audit.all(Persons.ANSWERED_ONLY, heard).accepted();
    Path folder = Files.createTempDirectory("report-city-");
    try {
      new AuditOutputs(definition, language, programVersion, stamp)
          .write(audit.result(), audit.lives(), accepted, audit.input(), folder);
      Files.copy(folder.resolve(AuditOutputs.REPORT), file);
    } finally {
      WholeFolder.remove(folder);
    }
  }

  private KindDefinition definition(Kind kind) {
    return definition.kinds().find(kind.code()).orElseThrow();
  }

  /**
   * The findings that a document asks its unit about, and the last day to answer.
   *
   * @param findings as the audit found them
   * @param until the last day, of a letter that is issued on a day
   */
  public record Question(List<Finding> findings, LocalDate until) {}

  /**
   * What a document asks its unit; empty where it asks nothing.
   *
   * @param on the day of issue
   */
  public Optional<Question> question(
      Kind kind, String unit, AuditScope audit, Predicate<Finding> heard, LocalDate on) {
    KindDefinition defined = definition(kind);
    if (defined.scope() != KindScope.UNIT || defined.dueDays() == 0 || !defined.findings()) {
      return Optional.empty();
    }
    Set<String> asked =
        scoped(defined, unit, audit, defined.persons(), heard).result().findings().stream()
            .map(Finding::fingerprint)
            .collect(Collectors.toSet());
    return Optional.of(
        new Question(
            audit.result().findings().stream()
                .filter(finding -> asked.contains(finding.fingerprint()))
                .toList(),
            on.plusDays(defined.dueDays())));
  }

  /** Whether a document would be left out, since it would list nothing. */
  public boolean leftOut(Kind kind, String unit, AuditScope audit, Predicate<Finding> heard) {
    KindDefinition defined = definition(kind);
    return defined.skipEmpty()
        && empty(defined, scoped(defined, unit, audit, defined.persons(), heard));
  }

  private static boolean empty(KindDefinition kind, ScopedAudit scoped) {
    boolean commendations = kind.has(KindSection.COMMENDATIONS);
    if (kind.audits() == 2) {
      return false;
    }
    return !(kind.findings() && !scoped.result().findings().isEmpty())
        && !(commendations && !scoped.result().commendations().isEmpty());
  }

  /** What the texts of the definition may speak of. */
  private static Object[] values(
      KindDefinition kind, ScopedAudit scoped, AuditScope earlier, Wording wording) {
    AuditResult result = scoped.result();
    Tally tally = new Tally();
    result.findings().forEach(finding -> tally.add(finding.severity()));
    List<Object> values = new ArrayList<>();
    if (scoped.unit() != null) {
      values.addAll(List.of("unit", scoped.unit().name(), "code", scoped.unit().code()));
    }
    values.addAll(List.of("from", wording.date(result.context().from())));
    values.addAll(List.of("to", wording.date(result.context().to())));
    values.addAll(List.of("asOf", wording.date(result.context().asOf())));
    values.addAll(List.of("findings", tally.total(), "high", tally.high()));
    values.addAll(List.of("medium", tally.medium(), "low", tally.low()));
    values.addAll(List.of("members", result.counts().members()));
    values.addAll(List.of("branches", result.counts().branches()));
    values.addAll(List.of("workplaces", result.counts().workplaces()));
    values.addAll(List.of("meetings", result.counts().meetings()));
    values.addAll(List.of("commended", SummarySentences.commendedMembers(result)));
    values.addAll(List.of("city", city(result)));
    if (earlier != null) {
      AuditContext then = earlier.result().context();
      values.addAll(List.of("earlierFrom", wording.date(then.from())));
      values.addAll(List.of("earlierTo", wording.date(then.to())));
      values.addAll(List.of("earlierAsOf", wording.date(then.asOf())));
    }
    if (kind.dueDays() > 0) {
      Stamp stamp = wording.definition().stamp();
      // The days begin when it is issued, and nobody knows when that will be of a draft.
      values.addAll(
          List.of(
              "due",
              stamp == null
                  ? Letterhead.DAY_BY_PEN
                  : wording.date(stamp.on().plusDays(kind.dueDays()))));
      values.addAll(List.of("days", kind.dueDays()));
    }
    return values.toArray();
  }

  private static String city(AuditResult result) {
    return result.units().all().stream()
        .filter(unit -> unit.kind() == UnitKind.CITY)
        .map(Unit::name)
        .findFirst()
        .orElse("……………");
  }

  /** What the audit depends on, the kind, the unit, and which findings are shown how. */
  private byte[] identity(
      KindDefinition kind,
      String unit,
      AuditScope audit,
      AuditScope earlier,
      ScopedAudit scoped,
      InspectionPlan plan,
      Wording wording) {
    byte[] whole =
        AuditIdentity.of(
            audit.result(),
            audit.lives(),
            audit.accepted(),
            audit.input(),
            wording,
            programVersion);
    List<String> lines = new ArrayList<>();
    lines.add(HexFormat.of().formatHex(whole));
    if (earlier != null) {
      byte[] before =
          AuditIdentity.of(
              earlier.result(),
              earlier.lives(),
              earlier.accepted(),
              earlier.input(),
              wording,
              programVersion);
      lines.add(HexFormat.of().formatHex(before));
    }
    lines.add(kind.code() + "=" + (unit == null ? "" : unit));
    if (plan != null) {
      lines.add("plan of " + plan.ranking().kinds().getFirst().top());
    }
    scoped.result().findings().forEach(finding -> lines.add(finding.fingerprint()));
    if (scoped.lives() != null) {
      lines.add("lives=" + scoped.lives().sha256());
    }
    return AuditIdentity.of(lines);
  }
}
