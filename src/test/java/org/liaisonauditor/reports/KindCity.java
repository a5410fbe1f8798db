package org.liaisonauditor.reports;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Noted;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Seen;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.SubmittedFile;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;

/** A made-up city, audited, in which no name is another's, nor part of another's. */
final class KindCity {

  final Records records;
  final AuditResult result;
  final AuditScope scope;

  private final Membership membership;

  private KindCity(Records records, AuditResult result, AuditScope scope, Membership membership) {
    this.records = records;
    this.result = result;
    this.scope = scope;
    this.membership = membership;
  }

  private KindCity(Records records, LocalDate from, LocalDate to, LocalDate asOf, KindCity before)
      throws Exception {
    this.records = records;
    CompiledPack pack = CompiledPack.of(RulePacks.read(Path.of("rules")), null);
    AuditContext context =
        new AuditContext(from, to, asOf, RulePacks.parameters(pack.pack(), Map.of()));
    RecordsInMemory memory = new RecordsInMemory(records);
    result = new Audit(pack, 2).run(memory, context, (done, total) -> {});
    Lives lives =
        before == null
            ? null
            : Lives.next(
                Lives.first(before.result, null),
                new Lives.Before(
                    new Seen(null, before.result.context().asOf()),
                    before.result.context().from(),
                    before.result.context().to(),
                    "ab".repeat(32)),
                result,
                memory,
                null);
    membership = Membership.of(memory, context);
    scope = new AuditScope(result, lives, Accepted.NONE, input(result), membership);
  }

  /**
   * The same city with exceptions: every fifth finding is accepted by itself, some findings by
   * their units, some exceptions have ended, some match nothing. All their reasons, authors and
   * approvers name members and units, most of them of somewhere else.
   */
  KindCity accepting() {
    List<Noted> noted = new ArrayList<>();
    for (int i = 0; i < result.findings().size(); i += 5) {
      Finding finding = result.findings().get(i);
      noted.add(
          exception(
              noted.size(),
              new AcceptedGap.Matched(finding.rule(), null, null, finding.fingerprint()),
              null));
    }
    LocalDate ended = LocalDate.of(2025, 12, 31);
    for (int i = 1; i < result.findings().size(); i += 9) {
      Finding finding = result.findings().get(i);
      noted.add(
          exception(
              noted.size(),
              new AcceptedGap.Matched(finding.rule(), null, finding.subject(), null),
              ended));
    }
    for (Unit unit : records.units()) {
      noted.add(
          exception(
              noted.size(),
              new AcceptedGap.Matched("missed-meetings", unit.code(), null, null),
              null));
    }
    for (Member member : records.members()) {
      noted.add(
          exception(
              noted.size(),
              new AcceptedGap.Matched("late-introduction", member.residence(), member.code(), null),
              null));
    }
    Accepted accepted = Accepted.of(result, null, noted);
    return new KindCity(
        records,
        result,
        new AuditScope(accepted.open(result), null, accepted, scope.input(), membership),
        membership);
  }

  private Noted exception(int number, AcceptedGap.Matched matched, LocalDate endedOn) {
    Member member = records.members().get(number * 7 % records.members().size());
    Unit unit = records.units().get(number * 5 % records.units().size());
    String reason =
        "%s (%s) đang điều trị, theo đề nghị của %s (%s)"
            .formatted(member.fullName(), member.code(), unit.name(), unit.code());
    return new Noted(
        new AcceptedGap(
            number + 1,
            "qd213",
            matched,
            LocalDate.of(2025, 1, 1),
            endedOn == null ? LocalDate.of(2026, 12, 31) : endedOn,
            new Signed(member.fullName(), "an", Instant.EPOCH, reason),
            new AcceptedGap.Previewed(1, 1, ""),
            new Signed(unit.name(), "buoi", Instant.EPOCH, reason),
            null),
        endedOn);
  }

  static KindCity of(long seed) throws Exception {
    return of(made(seed));
  }

  private static Records made(long seed) {
    return new CityGenerator(CityPlan.of(seed, 3, 3, 12, 5, 2025, 0.3)).city();
  }

  static KindCity of(Records made) throws Exception {
    return new KindCity(
        renamed(made),
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2025, 12, 31),
        LocalDate.of(2026, 1, 15),
        null);
  }

  /** A city as it was audited two weeks earlier. */
  static KindCity earlier(long seed) throws Exception {
    return new KindCity(
        renamed(made(seed)),
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2025, 12, 31),
        LocalDate.of(2026, 1, 2),
        null);
  }

  /**
   * The same city audited later, against this audit. Every third member has moved to a branch of
   * another ward, every third works elsewhere, every seventh is in nobody's records any more, and
   * one branch isn't either.
   */
  KindCity later() throws Exception {
    List<Unit> branches =
        records.units().stream().filter(unit -> unit.kind() == UnitKind.RESIDENCE_BRANCH).toList();
    String gone = branches.getLast().code();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < records.members().size(); i++) {
      Member member = records.members().get(i);
      if (i % 7 == 0 || member.residence().equals(gone)) {
        continue;
      }
      members.add(
          moved(
              member,
              i % 3 == 0 ? other(member.residence(), branches) : member.residence(),
              i % 3 == 1 ? records.members().get((i * 7) % 80).workplace() : member.workplace()));
    }
    Set<String> left =
        members.stream().map(Member::code).collect(Collectors.toCollection(HashSet::new));
    Set<String> meetings =
        records.meetings().stream()
            .filter(meeting -> !meeting.residence().equals(gone))
            .map(Meeting::code)
            .collect(Collectors.toSet());
    Records later =
        new Records(
            records.units().stream().filter(unit -> !unit.code().equals(gone)).toList(),
            members,
            records.introductions().stream()
                .filter(one -> left.contains(one.member()) && !one.residence().equals(gone))
                .toList(),
            records.groups().stream().filter(one -> !one.residence().equals(gone)).toList(),
            records.meetings().stream().filter(one -> !one.residence().equals(gone)).toList(),
            records.attendance().stream()
                .filter(one -> left.contains(one.member()) && meetings.contains(one.meeting()))
                .filter(one -> one.representedBy() == null || left.contains(one.representedBy()))
                .toList(),
            records.evaluations().stream()
                .filter(one -> left.contains(one.member()) && !one.residence().equals(gone))
                .toList(),
            records.classifications().stream().filter(one -> left.contains(one.member())).toList(),
            records.followUps().stream()
                .filter(one -> left.contains(one.member()) && !one.residence().equals(gone))
                .toList(),
            records.exchanges().stream().filter(one -> !one.residence().equals(gone)).toList());
    return new KindCity(
        later,
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2025, 12, 31),
        LocalDate.of(2026, 1, 15),
        this);
  }

  /** A branch of another ward. */
  private static String other(String branch, List<Unit> branches) {
    int at = 0;
    while (!branches.get(at).code().equals(branch)) {
      at++;
    }
    String ward = branches.get(at).parent();
    do {
      at = (at + 1) % (branches.size() - 1);
    } while (branches.get(at).parent().equals(ward));
    return branches.get(at).code();
  }

  private static Member moved(Member member, String residence, String workplace) {
    return new Member(
        member.code(),
        member.fullName(),
        member.dateOfBirth(),
        member.admittedOn(),
        workplace,
        member.workplaceSince(),
        residence,
        member.residenceSince(),
        member.household(),
        null,
        member.exemption(),
        member.exemptFrom(),
        member.exemptTo(),
        member.leftOn(),
        member.source());
  }

  /** The same city, of which an audit found something else. */
  AuditScope with(List<Finding> findings) {
    return with(findings, false);
  }

  /** An audit of the same city after this one. */
  AuditScope after(List<Finding> findings) {
    return with(findings, true);
  }

  private AuditScope with(List<Finding> findings, boolean after) {
    AuditResult other =
        new AuditResult(
            result.context(),
            result.scope(),
            result.pack(),
            result.version(),
            result.units(),
            result.counts(),
            findings,
            List.of(),
            Map.of(),
            List.of(),
            result.branches(),
            result.rules());
    return new AuditScope(
        other,
        after
            ? Lives.next(
                Lives.first(result, 1L),
                new Lives.Before(
                    new Seen(1L, result.context().asOf()),
                    result.context().from(),
                    result.context().to(),
                    "0".repeat(64)),
                other,
                new RecordsInMemory(records),
                2L)
            : null,
        Accepted.NONE,
        scope.input(),
        membership);
  }

  private static Records renamed(Records made) {
    List<Unit> units = new ArrayList<>();
    for (Unit unit : made.units()) {
      units.add(
          new Unit(
              unit.code(),
              "Tổ chức " + letters(units.size()),
              unit.kind(),
              unit.parent(),
              unit.source()));
    }
    List<Member> members = new ArrayList<>();
    for (Member member : made.members()) {
      members.add(
          new Member(
              member.code(),
              "Nguyễn " + letters(1000 + members.size()) + " Bình",
              member.dateOfBirth(),
              member.admittedOn(),
              member.workplace(),
              member.workplaceSince(),
              member.residence(),
              member.residenceSince(),
              member.household(),
              member.group(),
              member.exemption(),
              member.exemptFrom(),
              member.exemptTo(),
              member.leftOn(),
              member.source()));
    }
    return new Records(
        units,
        members,
        made.introductions(),
        made.groups(),
        made.meetings(),
        made.attendance(),
        made.evaluations(),
        made.classifications(),
        made.followUps(),
        made.exchanges());
  }

  /** Four letters, other ones for each number, that are in no word of a report. */
  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int left = number, i = 0; i < 4; i++, left /= 8) {
      letters.append("zwjfZWJF".charAt(left % 8));
    }
    return "X" + letters;
  }

  private static InputSummary input(AuditResult result) {
    TreeSet<String> paths = new TreeSet<>();
    result
        .findings()
        .forEach(
            finding -> finding.evidence().forEach(record -> paths.add(record.source().file())));
    return new InputSummary(
        List.of(),
        paths.stream()
            .map(path -> new SubmittedFile(path, "ab".repeat(32), 100, true, 10, 0, 0))
            .toList());
  }

  /** Where each member lives and works, by code. */
  Map<String, Member> members() {
    Map<String, Member> members = new HashMap<>();
    records.members().forEach(member -> members.put(member.code(), member));
    return members;
  }

  /** The tables that findings have evidence in, to see that the city is as bad as it should be. */
  TreeSet<String> evidence() {
    TreeSet<String> tables = new TreeSet<>();
    for (var finding : result.findings()) {
      for (Submitted record : finding.evidence()) {
        tables.add(record.table().name());
      }
    }
    return tables;
  }
}
