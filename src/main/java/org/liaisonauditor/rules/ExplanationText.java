package org.liaisonauditor.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Submitted;

/** Tells an explanation in Vietnamese or English, line by line. */
public final class ExplanationText {

  private static final int DIGITS = 3;
  private static final int CELLS = 6;

  private final Language language;

  /** Explanations in a language. */
  public ExplanationText(Language language) {
    this.language = language;
  }

  /** The lines of an explanation. */
  public List<String> lines(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    lines.add(explanation.rule().code() + " · " + explanation.rule().title().in(language));
    if (explanation.off() != null) {
      lines.add(switchedOff(explanation.off()));
    }
    explanation.found().forEach(found -> found(explanation, found, lines));
    if (explanation.found().isEmpty()) {
      lines.add(
          words(
              explanation.subject() + ": không phải là phát hiện",
              explanation.subject() + ": no finding"));
      if (!explanation.otherOccasions().isEmpty()) {
        lines.add(
            words("  Có phát hiện ở lần khác: ", "  There are findings with other occasions: ")
                + String.join(", ", explanation.otherOccasions()));
      }
      explanation.missed().forEach(missed -> missed(explanation, missed, lines));
    }
    return lines;
  }

  private String switchedOff(Regulation.SwitchedOff off) {
    String until =
        off.to() == null ? words(" trở đi", " or later") : words(" đến ngày ", " to ") + off.to();
    return words(
        "TẠM TẮT đối với kỳ kết thúc từ ngày "
            + off.from()
            + until
            + " ("
            + off.reason().vi()
            + "): lần rà soát không phát hiện gì theo quy tắc này. Nếu không tạm tắt:",
        "SWITCHED OFF for periods that end on "
            + off.from()
            + until
            + " ("
            + off.reason().en()
            + "): an audit finds nothing by this rule. If it were on:");
  }

  private String words(String vi, String en) {
    return language == Language.VI ? vi : en;
  }

  private void found(Explanation explanation, Explanation.Found found, List<String> lines) {
    Report report = found.report();
    lines.add(
        words(
                explanation.subject() + ": có phát hiện, mức " + report.severity(),
                explanation.subject() + ": a finding, severity " + report.severity())
            + words(", đơn vị ", ", unit ")
            + report.unit()
            + (report.occasion().isEmpty()
                ? ""
                : words(", lần ", ", occasion ") + report.occasion()));
    lines.add("  " + report.message().in(language));
    lines.add(
        words(
            "  Vì sao: mọi điều kiện của \"" + found.name() + "\" đều đúng",
            "  Why: every condition of \"" + found.name() + "\" holds"));
    for (Explanation.Condition condition : found.conditions()) {
      lines.add("    " + condition.file() + "  " + condition.text());
      if (condition.kind() == Explanation.Kind.NONE) {
        lines.add("      " + words("không có bản ghi nào như vậy", "there is no such record"));
      } else if (condition.kind() == Explanation.Kind.ONE) {
        lines.add("      " + words("có bản ghi như vậy", "there is such a record"));
      }
      condition.parts().forEach(part -> values(part, "      ", lines));
    }
    boolean none =
        found.conditions().stream()
            .anyMatch(condition -> condition.kind() == Explanation.Kind.NONE);
    if (none) {
      lines.add(
          words(
              "  Nếu có bản ghi như vậy thì không phải là phát hiện.",
              "  Had there been such a record, it would not be a finding."));
    } else if (found.changes().isEmpty()) {
      lines.add(
          words(
              "  Không có thay đổi nào chỉ ở một ô mà tránh được phát hiện này.",
              "  No change of a single cell that was tried would have avoided it."));
    }
    for (Explanation.Change change : none ? List.<Explanation.Change>of() : found.changes()) {
      String cell = change.place().column() + " (" + place(change.place()) + ")";
      String to = value(change.to());
      String from = value(change.from());
      lines.add(
          words(
              "  Nếu " + cell + " là " + to + " thay vì " + from + " thì không phải là phát hiện.",
              "  Had "
                  + cell
                  + " been "
                  + to
                  + " instead of "
                  + from
                  + ", it would not be a finding."));
    }
  }

  private void missed(Explanation explanation, Explanation.Missed missed, List<String> lines) {
    lines.add("  " + words("Quy tắc", "Rule") + " \"" + missed.name() + "\":");
    Explanation.Condition failed = missed.failed();
    if (failed == null) {
      lines.add(
          "    "
              + words(
                  "không có bản ghi nào của " + explanation.subject() + " tới được quy tắc này",
                  "no record leads this rule to " + explanation.subject())
              + (explanation.near() == null
                  ? ""
                  : words("; có phải là ", "; did you mean ") + explanation.near() + "?"));
      return;
    }
    lines.add(
        "    "
            + words("điều kiện đầu tiên không đúng: ", "the first condition that failed: ")
            + failed.file()
            + "  "
            + failed.text());
    switch (failed.kind()) {
      case FIELDS -> {
        for (Explanation.Part part : failed.parts()) {
          values(part, "      ", lines);
          lines.add("      " + words("cần: ", "needed: ") + needed(part));
        }
      }
      case NO_RECORD -> {
        String tied =
            failed.parts().getFirst().values().stream()
                .map(value -> value.name() + " = " + value(value.value()))
                .collect(Collectors.joining(", "));
        lines.add(
            "      "
                + words("tìm thấy: không có ", "found: no ")
                + failed.text()
                + (tied.isEmpty() ? "" : words(" ứng với ", " for ") + tied));
        lines.add("      " + words("cần: ít nhất một", "needed: at least one"));
      }
      case ONE -> {
        lines.add("      " + words("tìm thấy: ", "found: ") + records(missed.records()));
        lines.add("      " + words("cần: không có bản ghi nào như vậy", "needed: no such record"));
      }
      default -> {
        lines.add("      " + words("tìm thấy: không có bản ghi nào", "found: no such record"));
        lines.add("      " + words("cần: ít nhất một bản ghi", "needed: at least one"));
      }
    }
  }

  private void values(Explanation.Part part, String indent, List<String> lines) {
    for (Explanation.Value value : part.values()) {
      if (value.name().isEmpty()) {
        continue;
      }
      List<String> made = new ArrayList<>();
      if (!value.as().isEmpty() && !value.as().equals(value.name())) {
        made.add(value.as());
      }
      made.addAll(value.parameters());
      lines.add(
          indent
              + value.name()
              + " = "
              + value(value.value())
              + (made.isEmpty() ? "" : " (" + String.join("; ", made) + ")")
              + (value.cells().isEmpty() ? "" : " — " + places(value.cells())));
    }
  }

  /** A value with the parameters in it: {@code $due = 2025-04-20 (introductionDays = 20)}. */
  String named(Explanation.Value value) {
    return value.name()
        + " = "
        + value(value.value())
        + (value.parameters().isEmpty() ? "" : " (" + String.join("; ", value.parameters()) + ")");
  }

  /** What a part that failed asks for. */
  String needed(Explanation.Part part) {
    Explanation.Value left = part.values().getFirst();
    String name = left.name().isEmpty() ? value(left.value()) : left.name();
    if (part.operator().equals("yes") || part.operator().equals("no")) {
      return name + " = " + value(part.operator().equals("yes"));
    }
    Object right = part.values().getLast().value();
    String others =
        part.values().stream()
            .skip(1)
            .map(value -> value(value.value()))
            .collect(Collectors.joining(", "));
    boolean day = right instanceof LocalDate;
    return name
        + " "
        + switch (part.operator()) {
          case "==" -> right == null ? words("trống", "blank") : words("là ", "equal to ") + others;
          case "!=" ->
              right == null
                  ? words("không trống", "not blank")
                  : words("khác ", "other than ") + others;
          case "<" -> (day ? words("trước ", "before ") : words("nhỏ hơn ", "less than ")) + others;
          case "<=" ->
              (day ? words("không sau ", "not after ") : words("nhiều nhất ", "at most ")) + others;
          case ">" -> (day ? words("sau ", "after ") : words("lớn hơn ", "more than ")) + others;
          case ">=" ->
              (day ? words("không trước ", "not before ") : words("ít nhất ", "at least "))
                  + others;
          case "memberOf", "in" -> words("thuộc ", "one of ") + others;
          case "not memberOf", "not in" -> words("không thuộc ", "none of ") + others;
          default -> part.operator() + " " + others;
        };
  }

  String value(Object value) {
    return switch (value) {
      case null -> words("(trống)", "(blank)");
      case Boolean yes -> yes ? words("có", "yes") : words("không", "no");
      case Double number -> {
        String text =
            new BigDecimal(number, new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
        yield language == Language.VI ? text.replace('.', ',') : text;
      }
      case MonthDay day ->
          String.format(
              Locale.ROOT,
              words("%2$02d/%1$02d", "%1$02d-%2$02d"),
              day.getMonthValue(),
              day.getDayOfMonth());
      case Set<?> codes ->
          codes.stream().map(this::value).collect(Collectors.joining(", ", "{", "}"));
      case Collection<?> many -> many.stream().map(this::value).collect(Collectors.joining(", "));
      default -> MessageWriter.plain(value, language);
    };
  }

  /** {@code wards/P01.xlsx › Attendance › E17, E19}: a sheet is named once. */
  String places(List<Explanation.Place> places) {
    Map<String, List<String>> bySheet = new LinkedHashMap<>();
    for (Explanation.Place place : places.subList(0, Math.min(CELLS, places.size()))) {
      bySheet.computeIfAbsent(sheet(place), any -> new ArrayList<>()).add(cell(place));
    }
    int more = places.size() - CELLS;
    return bySheet.entrySet().stream()
            .map(entry -> entry.getKey() + String.join(", ", entry.getValue()))
            .collect(Collectors.joining("; "))
        + (more <= 0 ? "" : words("; và " + more + " ô nữa", "; and " + more + " more"));
  }

  private String place(Explanation.Place place) {
    return sheet(place) + cell(place);
  }

  private static String sheet(Explanation.Place place) {
    Source source = place.submitted().source();
    return source.file() + " › " + source.sheet() + " › ";
  }

  /** The address of the cell; the row and column where the sheet has no such column. */
  private String cell(Explanation.Place place) {
    Source source = place.submitted().source();
    String cell = source.cell(place.column());
    return cell.isEmpty() ? words("dòng ", "row ") + source.row() + " " + place.column() : cell;
  }

  String records(List<Submitted> records) {
    return records.stream()
        .map(
            record ->
                record.table().name(language)
                    + " "
                    + record.key()
                    + " ("
                    + record.source().file()
                    + " › "
                    + record.source().sheet()
                    + " › "
                    + words("dòng ", "row ")
                    + record.source().row()
                    + ")")
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(TreeSet::new), all -> String.join("; ", all)));
  }
}
