package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.audit.AuditCounts;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.PackVersion;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.SubmittedFile;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;

/** A made-up audit: valid by itself, with one thing changed by those who ask for it. */
final class SampleAudit {

  private static final int BRANCHES = 354;

  static final String EVERY_LETTER =
      "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY aăâbcdđeêghiklmnoôơpqrstuưvxy "
          + "ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ "
          + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

  static final String LONG_CODE = "CB-" + "0123456789".repeat(9);

  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  boolean published = true;
  final List<Unit> units = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  final List<Finding> commendations = new ArrayList<>();
  final List<CouldNotRun> couldNotRun = new ArrayList<>();

  /** How many branches sent nothing. */
  int silent;

  final List<Problem> problems = new ArrayList<>();
  final List<SubmittedFile> files = new ArrayList<>();
  final List<Member> members = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();

  /** An audit with wards of branches, workplaces, and findings spread over them. */
  static SampleAudit of(int wards, int branchesAWard, int workplaces, int findings) {
    SampleAudit audit = new SampleAudit();
    audit.unit("TU", "Thành ủy Thử Nghiệm", UnitKind.CITY, null);
    List<String> answerable = new ArrayList<>();
    for (int ward = 1; ward <= wards; ward++) {
      String code = "P%02d".formatted(ward);
      audit.unit(code, "Đảng ủy phường " + ward, UnitKind.WARD, "TU");
      for (int branch = 1; branch <= branchesAWard; branch++) {
        String branchCode = "CB%03d".formatted((ward - 1) * branchesAWard + branch);
        audit.unit(
            branchCode, "Chi bộ " + branch + " phường " + ward, UnitKind.RESIDENCE_BRANCH, code);
        answerable.add(branchCode);
      }
      audit.file("ward-" + code + ".xlsx");
    }
    for (int workplace = 1; workplace <= workplaces; workplace++) {
      String code = "CQ%03d".formatted(workplace);
      audit.unit(code, "Đảng bộ cơ quan số " + workplace, UnitKind.WORKPLACE, "TU");
      answerable.add(code);
    }
    for (int rule = 1; rule <= 30; rule++) {
      audit.rule("sample-rule-%02d".formatted(rule), Rule.Kind.FINDING);
    }
    audit.rule("commendable", Rule.Kind.COMMENDATION);
    for (int i = 0; i < findings; i++) {
      int rule = 1 + (i * i) % 30;
      audit.finding(
          "sample-rule-%02d".formatted(rule),
          SEVERITIES.get(i % 3),
          "%09d".formatted(100_000_000 + i),
          answerable.get(i % answerable.size()),
          "Đảng viên Nguyễn Thị Hằng (%09d) vắng %d trong %d kỳ sinh hoạt từ 01/01/2025 đến 31/12/2025, cần xem xét."
              .formatted(100_000_000 + i, 2 + i % 5, 4 + i % 7));
    }
    return audit;
  }

  void unit(String code, String name, UnitKind kind, String parent) {
    units.add(new Unit(code, name, kind, parent, source("units.xlsx", "Units", units.size() + 2)));
  }

  void file(String path) {
    files.add(new SubmittedFile(path, "ab".repeat(32), 1000, true, 120, 0, 0));
  }

  void rule(String code, Rule.Kind kind) {
    rules.add(
        new Rule(
            code,
            List.of(),
            kind,
            new Text("Quy tắc " + code, "Rule " + code),
            new Text("Tìm những việc cần xem xét.", "Looks for gaps."),
            new Text("", ""),
            Severity.MEDIUM,
            Map.of(),
            List.of("qd213-2.3"),
            List.of(),
            code + "/rule.drl",
            "0123456789abcdef".repeat(4)));
  }

  Finding finding(String rule, Severity severity, String subject, String unit, String message) {
    Finding finding = made(rule, severity, subject, unit, message);
    findings.add(finding);
    return finding;
  }

  void commendation(String subject, String unit, String name) {
    commendations.add(
        made("commendable", Severity.LOW, subject, unit, "Dự đủ 4 kỳ, được nhận xét Tốt."));
    members.add(
        new Member(
            subject,
            name,
            LocalDate.of(1980, 1, 1),
            LocalDate.of(2005, 1, 1),
            "CQ001",
            LocalDate.of(2005, 1, 1),
            unit,
            LocalDate.of(2005, 1, 1),
            null,
            null,
            Exemption.NONE,
            null,
            null,
            null,
            source("ward-P01.xlsx", "Members", 2)));
  }

  private static Finding made(
      String rule, Severity severity, String subject, String unit, String message) {
    List<Submitted> evidence = new ArrayList<>();
    for (int row : new int[] {17, 21, 22, 23}) {
      evidence.add(
          new Unit(
              unit, unit, UnitKind.WORKPLACE, null, source("ward-P01.xlsx", "Attendance", row)));
    }
    return new Finding(
        rule,
        severity,
        subject,
        unit,
        "2025-01-01/2025-12-31",
        new Text(message, "EN " + message),
        Integer.toHexString((rule + subject).hashCode()),
        List.of("qd213-2.3"),
        "0123456789abcdef".repeat(4),
        unit,
        evidence);
  }

  static Source source(String file, String sheet, int row) {
    return new Source(new SheetRef(file, sheet, Map.of("unit_code", "A", "name", "B")), row);
  }

  AuditResult result() {
    Parameters parameters =
        new Parameters(
            Map.of(
                "introductionDays", Map.of(LocalDate.MIN, 30, LocalDate.of(2025, 7, 1), 20),
                "evaluationDue", Map.of(LocalDate.MIN, MonthDay.of(12, 10)),
                "lenientFalseDiscoveryRate", Map.of(LocalDate.MIN, 0.05),
                "topRatings", Map.of(LocalDate.MIN, Set.of("GOOD", "BEST"))));
    RulePack pack =
        new RulePack(regulation(), rules, parameters, Map.of(), Map.of(), "cd".repeat(32));
    Map<String, Integer> since = new TreeMap<>();
    rules.forEach(rule -> since.put(rule.code(), 1 + since.size() % 3));
    return new AuditResult(
        new AuditContext(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 1, 5),
            parameters.with(Map.of("lenientFalseDiscoveryRate", 0.1))),
        null,
        pack,
        published ? new PackVersion(3, since) : null,
        new UnitDirectory(units),
        new AuditCounts(BRANCHES, 5300, 97, 1240),
        findings,
        commendations,
        members.stream().collect(Collectors.toMap(Member::code, Member::fullName)),
        couldNotRun,
        branches(),
        rules.stream().map(this::state).toList());
  }

  /** Those that are named, and more of which nothing else is said. */
  private List<String> branches() {
    List<String> branches =
        new ArrayList<>(
            units.stream()
                .filter(unit -> unit.kind() == UnitKind.RESIDENCE_BRANCH)
                .map(Unit::code)
                .toList());
    while (branches.size() < BRANCHES - silent) {
      branches.add("ZZ" + branches.size());
    }
    return branches;
  }

  private RuleState state(Rule rule) {
    int found =
        (int)
            Stream.concat(findings.stream(), commendations.stream())
                .filter(finding -> finding.rule().equals(rule.code()))
                .count();
    int failed = (int) couldNotRun.stream().filter(one -> one.rule().equals(rule.code())).count();
    return new RuleState(
        rule.code(),
        failed > 0
            ? RuleState.State.COULD_NOT_RUN
            : found > 0 ? RuleState.State.FINDINGS : RuleState.State.CLEAN,
        found,
        failed,
        failed > 0 ? new Text("lỗi; xem nhật ký", "failure; see the log") : null);
  }

  InputSummary input() {
    return new InputSummary(problems, files);
  }

  private Regulation regulation() {
    Text source = new Text("Ban tổ chức đặt", "set by the board");
    NavigableMap<String, Regulation.ParameterInfo> parameters = new TreeMap<>();
    parameters.put(
        "introductionDays",
        new Regulation.ParameterInfo(
            "days",
            new Text("Thời hạn giới thiệu", "Time to introduce"),
            List.of(
                new Regulation.DatedValue(null, "30", source),
                new Regulation.DatedValue(LocalDate.of(2025, 7, 1), "20", source))));
    return new Regulation(
        "qd213",
        new Text("Quy định 213-QĐ/TW", "Regulation 213-QĐ/TW"),
        LocalDate.of(2020, 1, 2),
        null,
        List.of(
            new Regulation.Clause(
                "qd213-2.3",
                new Text("Điều 2.3", "Art. 2.3"),
                new Text("Tham gia sinh hoạt đầy đủ.", "Attend fully."),
                Regulation.ClauseStatus.PARTLY,
                List.of("sample-rule-01")),
            new Regulation.Clause(
                "qd213-2.1",
                new Text("Điều 2.1", "Art. 2.1"),
                new Text("Gương mẫu.", "Set an example."),
                Regulation.ClauseStatus.NOT_FOR_A_MACHINE,
                List.of())),
        new RatingScale(List.of()),
        parameters,
        new TreeMap<>(),
        new TreeMap<>());
  }
}
