package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedCounts;
import org.liaisonauditor.findings.FindingStates;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.MarkedCopies;
import org.liaisonauditor.intake.SubmittedFile;

/** What the program says at the end, in the language of the report. */
final class AuditSummary {

  private static final int PROBLEMS_SHOWN = 10;

  private final Language language;

  AuditSummary(Language language) {
    this.language = language;
  }

  void print(
      PrintWriter out,
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      List<String> withoutCopy,
      Path folder) {
    out.println(
        say(
            "Đã kiểm tra %d đảng viên của %d chi bộ nơi cư trú, từ %d tệp.",
            "Audited %d members of %d residence branches, from %d files.",
            result.counts().members(),
            result.counts().branches(),
            input.files().size()));
    Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    result.findings().stream()
        .map(Finding::severity)
        .forEach(severity -> bySeverity.merge(severity, 1, Integer::sum));
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      counts.add(severity.title().in(language) + " " + bySeverity.getOrDefault(severity, 0));
    }
    out.println(
        say(
            "Vấn đề cần xem xét: %d (%s). Đề nghị biểu dương: %d.",
            "Gaps to look into: %d (%s). Commendable: %d.",
            result.findings().size(),
            String.join(", ", counts),
            result.commendations().size()));
    AcceptedCounts.of(accepted).line(language).ifPresent(out::println);
    if (lives.before() != null) {
      out.println(new FindingStates(lives).line(language));
    }
    out.println(RuleStates.of(result).line(language) + ".");
    if (!result.couldNotRun().isEmpty()) {
      out.println(
          say(
              "KHÔNG CHẠY ĐƯỢC %d quy tắc ở %d chi bộ; ở đó chưa thể coi là không có vấn đề:",
              "COULD NOT RUN: %d rules in %d branches; these are not clean:",
              result.couldNotRun().stream().map(CouldNotRun::rule).distinct().count(),
              result.couldNotRun().stream().map(CouldNotRun::branch).distinct().count()));
      result.couldNotRun().stream()
          .map(failure -> failure.rule() + ": " + failure.reason())
          .distinct()
          .limit(PROBLEMS_SHOWN)
          .forEach(line -> out.println("  " + line));
    }
    unusedRows(out, input);
    out.print(missingCopies(withoutCopy));
    out.println(
        say(
            "Báo cáo: %s",
            "Report: %s", folder.resolve("report.pdf").toAbsolutePath().normalize()));
  }

  private void unusedRows(PrintWriter out, InputSummary input) {
    int consequences = input.files().stream().mapToInt(SubmittedFile::consequenceRows).sum();
    if (input.unusableRows() + consequences > 0) {
      out.println(
          say(
              "Không dùng được %d dòng, kéo theo %d dòng khác; xem problems.csv.",
              "Unusable rows: %d, and %d more that refer to them; see problems.csv.",
              input.unusableRows(),
              consequences));
    }
    long conflicts = count(input, Problem.Severity.CONFLICT);
    long warnings = count(input, Problem.Severity.WARNING);
    if (conflicts + warnings > 0) {
      out.println(
          say(
              "Số liệu mâu thuẫn giữa các tệp: %d; cảnh báo: %d; xem problems.csv.",
              "Conflicts between files: %d; warnings: %d; see problems.csv.", conflicts, warnings));
    }
  }

  /** Why the input is refused, and what to do. */
  String refusal(InputSummary input, int limit, MarkedCopies.Written marked, Path folder) {
    List<Problem> errors =
        input.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .toList();
    StringBuilder text = new StringBuilder();
    text.append(
        say(
            "Dữ liệu chưa dùng được: %d lỗi, %d dòng không dùng được (cho phép %d). Chưa kiểm tra gì.",
            "The input is refused: %d errors, %d unusable rows (allowed: %d). Nothing was audited.",
            errors.size(),
            input.unusableRows(),
            limit));
    for (Problem problem : errors.subList(0, Math.min(PROBLEMS_SHOWN, errors.size()))) {
      text.append("\n  ").append(problem.file());
      if (!problem.sheet().isEmpty()) {
        text.append(' ').append(problem.sheet());
        text.append(problem.cell().isEmpty() ? "" : "!" + problem.cell());
      }
      text.append(": ").append(problem.message());
      if (!problem.allowed().isEmpty()) {
        text.append(say(" Được phép: ", " Allowed: ")).append(problem.allowed());
      }
    }
    if (errors.size() > PROBLEMS_SHOWN) {
      text.append(say("\n  … và %d lỗi nữa", "\n  … and %d more", errors.size() - PROBLEMS_SHOWN));
    }
    text.append(
        say(
            "%nDanh sách đầy đủ: %s",
            "%nFull list: %s", absolute(folder.resolve(OutputFolder.PROBLEMS))));
    if (!marked.copies().isEmpty()) {
      text.append(
          say(
              "%nBản sao có đánh dấu ô lỗi: %s",
              "%nCopies with the bad cells marked: %s",
              absolute(folder.resolve(OutputFolder.MARKED))));
    }
    return text.append("\n").append(missingCopies(marked.missing())).toString().stripTrailing();
  }

  /** A line for each file that got no marked copy. */
  private String missingCopies(List<String> files) {
    StringBuilder lines = new StringBuilder();
    for (String file : files) {
      lines.append(
          say(
              "Không tạo được bản sao có đánh dấu của %s; các ô lỗi có trong problems.csv.%n",
              "No marked copy could be made of %s; its bad cells are in problems.csv.%n", file));
    }
    return lines.toString();
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static long count(InputSummary input, Problem.Severity severity) {
    return input.problems().stream().filter(problem -> problem.severity() == severity).count();
  }

  private String say(String vi, String en, Object... values) {
    return String.format(Locale.ROOT, new Text(vi, en).in(language), values);
  }
}
