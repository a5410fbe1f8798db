package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;

/** Tells in a sentence why one pack finds what another does not. */
final class ChangeText {

  private static final int MOVED_SHOWN = 6;

  private final Language language;
  private final ExplanationText text;

  private ChangeText(Language language) {
    this.language = language;
    this.text = new ExplanationText(language);
  }

  private String words(String vi, String en) {
    return language == Language.VI ? vi : en;
  }

  /**
   * The condition that decides.
   *
   * @param missed what failed on the side without the finding
   * @param held the condition in its place on the other side, which held; null = it has none
   * @param added whether the draft is the side with the finding
   */
  static Text deciding(Explanation.Missed missed, Explanation.Condition held, boolean added) {
    return new Text(
        new ChangeText(Language.VI).sentence(missed, held, added),
        new ChangeText(Language.EN).sentence(missed, held, added));
  }

  private String sentence(Explanation.Missed missed, Explanation.Condition held, boolean added) {
    String without =
        added ? words("ở bản gốc", "in the base pack") : words("ở bản dự thảo", "in the draft");
    String with =
        added ? words("ở bản dự thảo", "in the draft") : words("ở bản gốc", "in the base pack");
    return without + " " + failed(missed) + "; " + with + " " + held(missed.failed(), held);
  }

  private String failed(Explanation.Missed missed) {
    Explanation.Condition failed = missed.failed();
    String condition = "“" + failed.text() + "” (" + failed.file() + ")";
    String fails =
        words("điều kiện " + condition + " không đúng", "the condition " + condition + " fails");
    return switch (failed.kind()) {
      case FIELDS -> {
        List<String> values = new ArrayList<>();
        List<String> needed = new ArrayList<>();
        for (Explanation.Part part : failed.parts()) {
          needed.add(text.needed(part));
          part.values().stream()
              .filter(value -> !value.name().isEmpty())
              .map(
                  value ->
                      text.named(value)
                          + (value.cells().isEmpty() ? "" : " — " + text.places(value.cells())))
              .forEach(values::add);
        }
        yield fails
            + ": "
            + String.join(", ", values)
            + words("; cần: ", "; needed: ")
            + String.join(words(" hoặc ", " or "), needed);
      }
      case NO_RECORD -> {
        String tied =
            failed.parts().getFirst().values().stream()
                .map(text::named)
                .collect(Collectors.joining(", "));
        yield words("không có ", "there is no ")
            + failed.text()
            + (tied.isEmpty() ? "" : words(" ứng với ", " for ") + tied)
            + " ("
            + failed.file()
            + ")";
      }
      case ONE -> fails + words(": có ", ": there is ") + text.records(missed.records());
      default -> fails + words(": không có bản ghi nào như vậy", ": there is no such record");
    };
  }

  private String held(Explanation.Condition failed, Explanation.Condition held) {
    if (failed.kind() == Explanation.Kind.NO_RECORD) {
      return words("thì có", "there is one");
    }
    if (held == null) {
      return words("không có điều kiện này", "there is no such condition");
    }
    boolean same = held.text().equals(failed.text());
    List<String> before = values(failed);
    List<String> differing =
        values(held).stream().filter(value -> !(same && before.contains(value))).toList();
    return (same
            ? words("điều kiện này đúng", "it holds")
            : words(
                "điều kiện được viết là “" + held.text() + "” và đúng",
                "it reads “" + held.text() + "” and holds"))
        + (differing.isEmpty() ? "" : ": " + String.join(", ", differing));
  }

  private List<String> values(Explanation.Condition condition) {
    return condition.parts().stream()
        .flatMap(part -> part.values().stream())
        .filter(value -> !value.name().isEmpty())
        .map(text::named)
        .toList();
  }

  /** The variables whose values differ between two matches of a rule; null = none. */
  static Text moved(ConditionMatcher.Match before, ConditionMatcher.Match after) {
    String vi = new ChangeText(Language.VI).variables(before, after);
    return vi.isEmpty() ? null : new Text(vi, new ChangeText(Language.EN).variables(before, after));
  }

  private String variables(ConditionMatcher.Match before, ConditionMatcher.Match after) {
    List<String> moved = new ArrayList<>();
    for (Map.Entry<String, Object> variable : new TreeMap<>(before.variables()).entrySet()) {
      Object was = variable.getValue();
      Object is = after.variables().get(variable.getKey());
      if (after.variables().containsKey(variable.getKey())
          && plain(was)
          && plain(is)
          && !ConditionValues.same(was, is)) {
        moved.add(
            variable.getKey().replaceFirst("^\\$", "")
                + ": "
                + text.value(was)
                + " → "
                + text.value(is));
      }
    }
    return moved.stream().limit(MOVED_SHOWN).collect(Collectors.joining("; "));
  }

  private static boolean plain(Object value) {
    return value == null
        || value instanceof LocalDate
        || value instanceof Number
        || value instanceof String
        || value instanceof Boolean;
  }

  /** The rule matches another number of records. */
  static Text matches(int before, int after) {
    return new Text(
        "số lần khớp của quy tắc: " + before + " → " + after,
        "the rule matches " + before + " → " + after + " times");
  }
}
