package org.liaisonauditor.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.liaisonauditor.audit.AuditCounts;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Reference;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.SubmittedFile;

/**
 * Cuts an audit down to what a document may show. What a unit may not see is not in the result, so
 * that nothing that is drawn, attached or written of it can show it.
 */
public final class AuditScope {

  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
  private static final int MONTH = 7;

  private final AuditResult result;
  private final Lives lives;
  private final Accepted accepted;
  private final InputSummary input;
  private final Membership membership;
  private final Names names;

  /**
   * The audit to cut down, and who belongs where in it.
   *
   * @param result what it found, without what is accepted
   * @param lives of these findings; null = nothing is known of audits before
   * @param accepted what exceptions did
   */
  public AuditScope(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      Membership membership) {
    this.result = result;
    this.lives = lives;
    this.accepted = accepted;
    this.input = input;
    this.membership = membership;
    this.names = new Names(membership);
  }

  /** The organizations that the audit knows. */
  public UnitDirectory units() {
    return membership.units();
  }

  /**
   * Whether the audit looked at a unit: one that judged the branches of a ward alone knows nothing
   * of others.
   */
  public boolean covers(String unit) {
    return result.scope() == null
        || unit.equals(result.scope())
        || Sight.above(units(), unit).contains(result.scope());
  }

  /** The whole audit. */
  public AuditResult result() {
    return result;
  }

  /** How the findings of the whole audit stand; null = nothing is known of audits before. */
  public Lives lives() {
    return lives;
  }

  /** How all its findings stand, accepted or not; null = nothing is known of audits before. */
  public Lives allLives() {
    return accepted.whole(lives);
  }

  /** The records of all branches that the audit knows, judged or not. */
  public LiaisonRecords records() {
    return membership.records();
  }

  /** What exceptions did in the whole audit. */
  public Accepted accepted() {
    return accepted;
  }

  /** All files and problems. */
  public InputSummary input() {
    return input;
  }

  /**
   * The whole audit, for one document.
   *
   * @param heard tells the findings of which the persons named were heard
   */
  public ScopedAudit all(Persons persons, Predicate<Finding> heard) {
    if (persons == Persons.NAMED) {
      return new ScopedAudit(
          result, lives, true, 0, accepted, input, null, rows(), unused(), false, 0);
    }
    ScopedLives stand = new ScopedLives(lives, membership, names, null, persons, heard);
    List<Finding> spoken = spoken(result.findings(), persons, heard);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < spoken.size(); i++) {
      findings.add(stand.found(result.findings().get(i), spoken.get(i)));
    }
    stand.notFound((answers, branch) -> true);
    Accepted shown =
        new AcceptedCut(
                finding -> Optional.of(spoken(finding, persons, heard)),
                unit -> true,
                names::withoutPersons,
                false)
            .of(accepted);
    return new ScopedAudit(
        with(
            result.scope(),
            result.units(),
            result.counts(),
            findings,
            result.commendations(),
            shown),
        stand.lives(),
        false,
        0,
        shown,
        input,
        null,
        rows(),
        unused(),
        false,
        counted(findings));
  }

  /**
   * What a unit may see. A city, ward or branch: what it and those below answer for, and what was
   * found in the records of their members. A workplace: what it answers for.
   *
   * @param unit code of the unit
   * @param answerable whether only what the unit and those below answer for is shown
   * @param heard tells the findings of which the persons named were heard
   */
  public ScopedAudit of(
      String unit, boolean answerable, Persons persons, Predicate<Finding> heard) {
    if (!covers(unit)) {
      throw new IllegalArgumentException(
          "The audit judged the branches of " + result.scope() + " alone, not " + unit + ".");
    }
    Unit whom =
        units()
            .find(unit)
            .orElseThrow(() -> new IllegalArgumentException("There is no unit " + unit + "."));
    Sight sight = new Sight(membership, unit);
    boolean works = whom.kind() == UnitKind.WORKPLACE;
    Hiding hiding = new Hiding(sight);
    ScopedLives stand = new ScopedLives(lives, membership, names, sight, persons, heard);
    BiPredicate<List<String>, String> shows =
        (answers, branch) ->
            answers.stream().anyMatch(sight::owns) || !answerable && !works && sight.owns(branch);
    Predicate<Finding> own = finding -> shows.test(finding.answerable(), finding.branch());
    List<Finding> visible = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (own.test(finding)) {
        visible.add(stand.found(finding, hiding.of(spoken(finding, persons, heard))));
      }
    }
    stand.notFound(shows);
    Accepted shown =
        new AcceptedCut(
                finding ->
                    Optional.of(finding)
                        .filter(own)
                        .map(one -> hiding.of(spoken(one, persons, heard))),
                sight::owns,
                text -> spoken(hiding.of(text, Set.of()), persons),
                persons == Persons.NAMED)
            .of(accepted);
    List<Finding> commendations = new ArrayList<>();
    for (Finding commendation : result.commendations()) {
      if (sight.owns(commendation.unit()) || sight.seesMember(member(commendation))) {
        commendations.add(hiding.of(commendation));
      }
    }
    List<CouldNotRun> couldNotRun =
        result.couldNotRun().stream()
            .filter(
                failure -> works ? sight.touches(failure.branch()) : sight.owns(failure.branch()))
            .map(
                failure ->
                    new CouldNotRun(
                        failure.rule(),
                        failure.branch(),
                        hiding.of(failure.reason(), Set.of(failure.branch()))))
            .toList();
    UnitDirectory seen =
        new UnitDirectory(
            units().all().stream().filter(one -> sight.seesUnit(one.code())).toList());
    AuditResult scoped =
        new AuditResult(
            result.context(),
            unit,
            result.pack(),
            result.version(),
            seen,
            counts(sight, works),
            visible,
            commendations,
            commended(commendations),
            couldNotRun,
            branches(sight, works),
            rules(visible, commendations, couldNotRun, shown));
    return new ScopedAudit(
        scoped,
        stand.lives(),
        false,
        stand.movedAway(),
        shown,
        new InputSummary(List.of(), files(visible, commendations)),
        whom,
        rows(),
        unused(),
        hiding.hidden || stand.hidden(),
        counted(visible));
  }

  private AuditResult with(
      String scope,
      UnitDirectory units,
      AuditCounts counts,
      List<Finding> findings,
      List<Finding> commendations,
      Accepted apart) {
    return new AuditResult(
        result.context(),
        scope,
        result.pack(),
        result.version(),
        units,
        counts,
        findings,
        commendations,
        result.commended(),
        result.couldNotRun(),
        result.branches(),
        rules(findings, commendations, result.couldNotRun(), apart));
  }

  private List<String> branches(Sight sight, boolean works) {
    return result.branches().stream()
        .filter(branch -> works ? sight.touches(branch) : sight.owns(branch))
        .toList();
  }

  /** What became of each rule, as far as the document shows. */
  private List<RuleState> rules(
      List<Finding> findings,
      List<Finding> commendations,
      List<CouldNotRun> failures,
      Accepted apart) {
    return result.rules().stream()
        .map(
            rule -> {
              int found =
                  (int)
                      Stream.concat(findings.stream(), commendations.stream())
                          .filter(finding -> finding.rule().equals(rule.rule()))
                          .count();
              int kept =
                  (int)
                      apart.covered().stream()
                          .filter(one -> one.finding().rule().equals(rule.rule()))
                          .count();
              return rule.within(
                      found + kept,
                      failures.stream().filter(one -> one.rule().equals(rule.rule())).toList())
                  .apart(kept);
            })
        .toList();
  }

  private static int counted(Collection<Finding> findings) {
    return (int) findings.stream().filter(AuditScope::counted).count();
  }

  /** Whether a finding is one that is counted only: it says nothing but its rule and unit. */
  public static boolean counted(Finding finding) {
    return empty(finding.message());
  }

  /** Whether a finding that an earlier audit had is one that is counted only. */
  public static boolean counted(Life life) {
    return empty(life.message());
  }

  private static boolean empty(Text message) {
    return message.vi().isEmpty() && message.en().isEmpty();
  }

  /** The findings as a document may speak of the persons they name. */
  private List<Finding> spoken(List<Finding> findings, Persons persons, Predicate<Finding> heard) {
    if (persons == Persons.NAMED) {
      return findings;
    }
    return findings.stream().map(finding -> spoken(finding, persons, heard)).toList();
  }

  private Finding spoken(Finding finding, Persons persons, Predicate<Finding> heard) {
    return persons == Persons.NAMED || persons == Persons.ANSWERED_ONLY && heard.test(finding)
        ? finding
        : withoutPersons(finding);
  }

  /** A text that is about no finding alone, as a document may speak of persons. */
  private String spoken(String text, Persons persons) {
    return persons == Persons.NAMED ? text : names.withoutPersons(text);
  }

  /** Whether a finding names a member, by name or card. */
  public boolean namesPerson(Finding finding) {
    Set<String> meant = meant(finding);
    return names.person(finding.message().vi(), meant)
        || names.person(finding.message().en(), meant)
        || names.person(finding.subject(), meant);
  }

  private Finding withoutPersons(Finding finding) {
    Set<String> meant = meant(finding);
    if (!namesPerson(finding)) {
      List<Submitted> evidence =
          finding.evidence().stream().filter(record -> !names.person(record.key(), meant)).toList();
      return changed(
          finding,
          finding.subject(),
          finding.unit(),
          finding.occasion(),
          finding.message(),
          finding.branch(),
          evidence,
          finding.alsoAnswerable());
    }
    return new Finding(
        finding.rule(),
        finding.severity(),
        Names.HIDDEN,
        finding.unit(),
        occasion(finding.occasion()),
        new Text("", ""),
        "",
        finding.clauses(),
        finding.ruleHash(),
        finding.branch(),
        List.of(),
        finding.alsoAnswerable());
  }

  /** The occasion as far as it leads to nobody: a period as it is, a day as its month. */
  static String occasion(String occasion) {
    if (occasion.matches(DAY + "/" + DAY)) {
      return occasion;
    }
    return occasion.matches(DAY) ? occasion.substring(0, MONTH) : "";
  }

  /** The codes that a finding speaks of by its subject and evidence. */
  private static Set<String> meant(Finding finding) {
    Set<String> meant = new HashSet<>();
    meant.addAll(finding.answerable());
    meant.add(finding.branch());
    meant.addAll(List.of(finding.subject().split("[/~]")));
    finding.evidence().forEach(record -> meant.addAll(List.of(record.key().split("/"))));
    return meant;
  }

  private static Finding changed(
      Finding finding,
      String subject,
      String unit,
      String occasion,
      Text message,
      String branch,
      List<Submitted> evidence,
      List<String> alsoAnswerable) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        subject,
        unit,
        occasion,
        message,
        finding.fingerprint(),
        finding.clauses(),
        finding.ruleHash(),
        branch,
        evidence,
        alsoAnswerable);
  }

  /** The finding under another fingerprint. */
  static Finding named(Finding finding, String fingerprint) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.subject(),
        finding.unit(),
        finding.occasion(),
        finding.message(),
        fingerprint,
        finding.clauses(),
        finding.ruleHash(),
        finding.branch(),
        finding.evidence(),
        finding.alsoAnswerable());
  }

  /** Takes out of findings what a unit may not see, and notes whether there was any. */
  private final class Hiding {

    private final Sight sight;
    private boolean hidden;

    Hiding(Sight sight) {
      this.sight = sight;
    }

    Finding of(Finding finding) {
      Set<String> meant = meant(finding);
      List<Submitted> evidence = new ArrayList<>();
      for (Submitted record : finding.evidence()) {
        String place = record.source().file() + "\n" + record.source().sheet();
        // Whoever may not see the file's name has no use for the row.
        if (names.hide(place, Set.of(), sight).equals(place)) {
          String key = names.hide(record.key(), meant, sight);
          evidence.add(new Reference(record.table(), key, record.source()));
        }
      }
      return changed(
          finding,
          names.hide(finding.subject(), meant, sight),
          unit(answering(finding)),
          names.hide(finding.occasion(), meant, sight),
          new Text(of(finding.message().vi(), meant), of(finding.message().en(), meant)),
          sight.seesUnit(finding.branch()) ? finding.branch() : Names.HIDDEN,
          evidence,
          List.of());
    }

    /** Of several units that answer, the one whose document this is. */
    private String answering(Finding finding) {
      return finding.answerable().stream().filter(sight::owns).findFirst().orElse(finding.unit());
    }

    String of(String text, Set<String> meant) {
      String shown = names.hide(text, meant, sight);
      hidden |= !shown.equals(text);
      return shown;
    }

    private String unit(String code) {
      boolean seen = sight.seesUnit(code);
      hidden |= !seen;
      return seen ? code : Names.HIDDEN;
    }
  }

  private AuditCounts counts(Sight sight, boolean works) {
    Set<String> branches = new TreeSet<>(CodePoints.ORDER);
    Set<String> workplaces = new TreeSet<>(CodePoints.ORDER);
    int members = 0;
    for (Map.Entry<String, Membership.Place> member : membership.members().entrySet()) {
      Membership.Place place = member.getValue();
      if (sight.owns(works ? place.workplace() : place.residence())) {
        members++;
        branches.add(place.residence());
        workplaces.add(place.workplace());
      }
    }
    if (!works) {
      membership.branches().stream().filter(sight::owns).forEach(branches::add);
    }
    return new AuditCounts(
        branches.size(),
        members,
        workplaces.size(),
        branches.stream().mapToInt(membership::meetings).sum());
  }

  private Map<String, String> commended(List<Finding> commendations) {
    Map<String, String> commended = new TreeMap<>(CodePoints.ORDER);
    for (Finding commendation : commendations) {
      String member = member(commendation);
      if (result.commended().containsKey(member)) {
        commended.put(member, result.commended().get(member));
      }
    }
    return commended;
  }

  /** A commendation's subject begins with the member's code. */
  private static String member(Finding commendation) {
    return commendation.subject().split("/", 2)[0];
  }

  /** The files that the evidence stands in; they bear no name that may not be seen. */
  private List<SubmittedFile> files(List<Finding> findings, List<Finding> commendations) {
    Set<String> paths = new HashSet<>();
    for (List<Finding> some : List.of(findings, commendations)) {
      some.forEach(
          finding -> finding.evidence().forEach(record -> paths.add(record.source().file())));
    }
    return input.files().stream().filter(file -> paths.contains(file.path())).toList();
  }

  private int rows() {
    return input.files().stream().mapToInt(SubmittedFile::rows).sum();
  }

  private int unused() {
    return input.files().stream()
        .mapToInt(file -> file.unusableRows() + file.consequenceRows())
        .sum();
  }
}
