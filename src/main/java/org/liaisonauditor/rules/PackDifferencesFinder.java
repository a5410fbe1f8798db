package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.BranchRatings;
import org.liaisonauditor.facts.BranchRemarks;
import org.liaisonauditor.facts.EvaluationYear;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.Letter;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.facts.Terms;
import org.liaisonauditor.facts.YearClassification;
import org.liaisonauditor.facts.YearEvaluation;

/** Finds what differs between two packs. */
final class PackDifferencesFinder {

  /** The facts that are reckoned by parameters of the terms, whether or not a rule names these. */
  private static final Map<String, List<Class<? extends Fact>>> RECKONED_BY =
      Map.of(
          Terms.EARLY_LETTER_DAYS,
          List.of(Letter.class),
          Terms.EVALUATION_DUE,
          List.of(
              EvaluationYear.class,
              YearEvaluation.class,
              YearClassification.class,
              BranchRatings.class,
              BranchRemarks.class),
          Terms.TOP_RATINGS,
          List.of(BranchRatings.class),
          Terms.COMPARED_FROM,
          List.of(BranchRatings.class));

  private final RulePack base;
  private final RulePack draft;
  private final Parameters baseValues;
  private final Parameters draftValues;

  PackDifferencesFinder(
      RulePack base, Parameters baseValues, RulePack draft, Parameters draftValues) {
    this.base = base;
    this.draft = draft;
    this.baseValues = baseValues;
    this.draftValues = draftValues;
  }

  PackDifferences find() {
    return new PackDifferences(parameters(), rules(), others());
  }

  private List<PackDifferences.OfParameter> parameters() {
    Set<String> names = new TreeSet<>(CodePoints.ORDER);
    names.addAll(baseValues.names());
    names.addAll(draftValues.names());
    List<PackDifferences.OfParameter> differing = new ArrayList<>();
    for (String name : names) {
      Regulation.ParameterInfo before = base.regulation().parameters().get(name);
      Regulation.ParameterInfo after = draft.regulation().parameters().get(name);
      NavigableMap<LocalDate, Object> valuesBefore = values(baseValues, name);
      NavigableMap<LocalDate, Object> valuesAfter = values(draftValues, name);
      if (!Objects.equals(before, after) || !valuesBefore.equals(valuesAfter)) {
        differing.add(
            new PackDifferences.OfParameter(
                name, before, after, valuesBefore, valuesAfter, notes(name), using(name)));
      }
    }
    return differing;
  }

  private static NavigableMap<LocalDate, Object> values(Parameters parameters, String name) {
    return parameters.names().contains(name) ? parameters.dated(name) : new TreeMap<>();
  }

  private List<Text> notes(String name) {
    Regulation.ParameterInfo before = base.regulation().parameters().get(name);
    Regulation.ParameterInfo after = draft.regulation().parameters().get(name);
    List<Text> notes = new ArrayList<>();
    if (before == null) {
      notes.add(new Text("tham số mới", "the parameter is new"));
    } else if (after == null) {
      notes.add(new Text("tham số không còn", "the parameter is gone"));
    } else {
      if (!before.unit().equals(after.unit())) {
        notes.add(
            new Text(
                "đơn vị tính " + before.unit() + " → " + after.unit(),
                "unit " + before.unit() + " → " + after.unit()));
      }
      if (!before.meaning().equals(after.meaning())) {
        notes.add(quoted("ý nghĩa", "meaning", before.meaning(), after.meaning()));
      }
      List<Text> sources = before.values().stream().map(Regulation.DatedValue::source).toList();
      List<Text> now = after.values().stream().map(Regulation.DatedValue::source).toList();
      if (!sources.equals(now)) {
        notes.add(quoted("nguồn", "source", joined(sources), joined(now)));
      }
    }
    boolean byHand = byHand(baseValues, base, name) || byHand(draftValues, draft, name);
    if (byHand && values(baseValues, name).equals(values(draftValues, name))) {
      notes.add(
          new Text(
              "giá trị được đặt riêng cho cả hai bên nên sự khác nhau giữa hai bản không có tác"
                  + " dụng",
              "a value set by hand on both sides hides how the packs differ"));
    } else if (byHand) {
      notes.add(
          new Text(
              "giá trị được đặt riêng cho lần so sánh này", "set by hand for this comparison"));
    }
    return notes;
  }

  private static boolean byHand(Parameters used, RulePack pack, String name) {
    return !values(used, name).equals(values(pack.parameters(), name));
  }

  private static Text joined(List<Text> texts) {
    return new Text(
        texts.stream().map(Text::vi).distinct().collect(Collectors.joining("; ")),
        texts.stream().map(Text::en).distinct().collect(Collectors.joining("; ")));
  }

  private static Text quoted(String vi, String en, Text before, Text after) {
    return new Text(
        vi + ": “" + before.vi() + "” → “" + after.vi() + "”",
        en + ": “" + before.en() + "” → “" + after.en() + "”");
  }

  /** The rules that name a parameter, or match facts that are reckoned by it. */
  private Set<String> using(String name) {
    Set<String> using = new TreeSet<>(CodePoints.ORDER);
    for (RulePack pack : List.of(base, draft)) {
      pack.drl()
          .forEach(
              (code, drl) -> {
                boolean matches =
                    RECKONED_BY.getOrDefault(name, List.of()).stream()
                        .anyMatch(
                            fact ->
                                Pattern.compile("\\b" + fact.getSimpleName() + "\\s*\\(")
                                    .matcher(drl)
                                    .find());
                if (matches || drl.contains('"' + name + '"')) {
                  using.add(code);
                }
              });
    }
    return using;
  }

  private List<PackDifferences.OfRule> rules() {
    Map<String, Rule> before = byCode(base);
    Map<String, Rule> after = byCode(draft);
    Set<String> codes = new TreeSet<>(CodePoints.ORDER);
    codes.addAll(before.keySet());
    codes.addAll(after.keySet());
    List<PackDifferences.OfRule> differing = new ArrayList<>();
    for (String code : codes) {
      Rule old = before.get(code);
      Rule now = after.get(code);
      if (old == null) {
        differing.add(
            new PackDifferences.OfRule(
                code, now.title(), PackDifferences.OfRule.Kind.NEW, isNew(now, before), List.of()));
      } else if (now == null) {
        differing.add(
            new PackDifferences.OfRule(
                code,
                old.title(),
                PackDifferences.OfRule.Kind.GONE,
                List.of(gone(code)),
                List.of()));
      } else if (!old.hash().equals(now.hash()) || !off(base, code).equals(off(draft, code))) {
        List<String> drl = LineDiff.of(base.drl().get(code), draft.drl().get(code));
        differing.add(
            new PackDifferences.OfRule(
                code,
                now.title(),
                PackDifferences.OfRule.Kind.CHANGED,
                changed(old, now, !drl.isEmpty()),
                drl));
      }
    }
    return differing;
  }

  private static Map<String, Rule> byCode(RulePack pack) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    pack.rules().forEach(rule -> rules.put(rule.code(), rule));
    return rules;
  }

  /** What is to say of a rule whose code is new: that it had another one, and what else differs. */
  private List<Text> isNew(Rule now, Map<String, Rule> before) {
    List<Text> notes = new ArrayList<>();
    for (String former : now.formerCodes()) {
      if (before.containsKey(former)) {
        notes.add(new Text("tên mới của quy tắc " + former, "the new name of the rule " + former));
        notes.addAll(changed(before.get(former), now, false));
      }
    }
    if (notes.isEmpty()) {
      notes.add(new Text("quy tắc mới", "the rule is new"));
    }
    return notes;
  }

  /** When a rule is switched off and why, in words; empty where it never is. */
  private static Optional<Text> off(RulePack pack, String code) {
    return Optional.ofNullable(pack.regulation().switchedOff().get(code))
        .map(
            off ->
                new Text(
                    "tạm tắt từ "
                        + off.from()
                        + (off.to() == null ? "" : " đến " + off.to())
                        + ": "
                        + off.reason().vi(),
                    "switched off from "
                        + off.from()
                        + (off.to() == null ? "" : " to " + off.to())
                        + ": "
                        + off.reason().en()));
  }

  private Text gone(String code) {
    Optional<Rule> renamed =
        draft.rules().stream().filter(rule -> rule.formerCodes().contains(code)).findFirst();
    if (renamed.isPresent()) {
      String now = renamed.get().code();
      return new Text("quy tắc nay có tên " + now, "the rule is named " + now + " now");
    }
    Regulation.RetiredRule retired = draft.regulation().retiredRules().get(code);
    return retired == null
        ? new Text("quy tắc không còn trong bản dự thảo", "the draft has no such rule")
        : new Text(
            "quy tắc thôi áp dụng từ " + retired.on() + ": " + retired.reason().vi(),
            "the rule is retired from " + retired.on() + ": " + retired.reason().en());
  }

  private List<Text> changed(Rule before, Rule after, boolean drl) {
    List<Text> notes = new ArrayList<>();
    Optional<Text> was = off(base, before.code());
    Optional<Text> is = off(draft, after.code());
    if (!was.equals(is)) {
      notes.add(is.orElse(new Text("không còn tạm tắt", "it is no longer switched off")));
    }
    if (!before.formerCodes().equals(after.formerCodes())) {
      String codes =
          String.join(", ", before.formerCodes()) + " → " + String.join(", ", after.formerCodes());
      notes.add(new Text("mã cũ: " + codes, "former codes: " + codes));
    }
    if (drl) {
      notes.add(
          new Text("điều kiện của quy tắc được sửa", "the conditions of the rule are edited"));
    }
    if (before.kind() != after.kind()) {
      notes.add(
          new Text(
              "loại: " + before.kind() + " → " + after.kind(),
              "kind: " + before.kind() + " → " + after.kind()));
    }
    if (before.severity() != after.severity()) {
      notes.add(
          new Text(
              "mức độ: " + before.severity().title().vi() + " → " + after.severity().title().vi(),
              "severity: "
                  + before.severity().title().en()
                  + " → "
                  + after.severity().title().en()));
    }
    texts(notes, "câu nêu vấn đề", "message", before.message(), after.message());
    texts(notes, "tên", "title", before.title(), after.title());
    texts(notes, "tóm tắt", "summary", before.summary(), after.summary());
    variants(notes, before, after);
    if (!before.clauses().equals(after.clauses())) {
      String clauses =
          String.join(", ", before.clauses()) + " → " + String.join(", ", after.clauses());
      notes.add(new Text("điều khoản: " + clauses, "clauses: " + clauses));
    }
    if (!before.sections().equals(after.sections())) {
      notes.add(new Text("phần giải thích được sửa", "the explanations to readers are edited"));
    }
    if (notes.isEmpty()) {
      notes.add(
          new Text(
              "chỉ sửa cách trình bày, không sửa nội dung",
              "the layout is edited, not the content"));
    }
    return notes;
  }

  private static void texts(List<Text> notes, String vi, String en, Text before, Text after) {
    if (!before.equals(after)) {
      notes.add(quoted(vi, en, before, after));
    }
  }

  private static void variants(List<Text> notes, Rule before, Rule after) {
    Set<String> names = new TreeSet<>(CodePoints.ORDER);
    names.addAll(before.variants().keySet());
    names.addAll(after.variants().keySet());
    for (String name : names) {
      Rule.Variant old = before.variants().get(name);
      Rule.Variant now = after.variants().get(name);
      if (old == null || now == null) {
        notes.add(
            new Text(
                "trường hợp " + name + (old == null ? " mới" : " không còn"),
                "variant " + name + (old == null ? " is new" : " is gone")));
        continue;
      }
      if (old.severity() != now.severity()) {
        notes.add(
            new Text(
                "mức độ của trường hợp "
                    + name
                    + ": "
                    + old.severity().title().vi()
                    + " → "
                    + now.severity().title().vi(),
                "severity of the variant "
                    + name
                    + ": "
                    + old.severity().title().en()
                    + " → "
                    + now.severity().title().en()));
      }
      Text oldMessage = Objects.requireNonNullElse(old.message(), before.message());
      Text newMessage = Objects.requireNonNullElse(now.message(), after.message());
      texts(
          notes,
          "câu nêu vấn đề của trường hợp " + name,
          "message of the variant " + name,
          oldMessage,
          newMessage);
    }
  }

  private List<Text> others() {
    Regulation before = base.regulation();
    Regulation after = draft.regulation();
    List<Text> others = new ArrayList<>();
    if (!before.code().equals(after.code())) {
      others.add(
          new Text(
              "Mã bộ quy tắc: " + before.code() + " → " + after.code() + ".",
              "Code of the pack: " + before.code() + " → " + after.code() + "."));
    }
    if (!before.title().equals(after.title())) {
      others.add(
          sentence(
              quoted("Tên quy định", "Title of the regulation", before.title(), after.title())));
    }
    if (!Objects.equals(before.validFrom(), after.validFrom())
        || !Objects.equals(before.validTo(), after.validTo())) {
      String days = validity(before) + " → " + validity(after);
      others.add(new Text("Hiệu lực: " + days + ".", "Validity: " + days + "."));
    }
    if (!before.ratingScale().equals(after.ratingScale())) {
      others.add(
          new Text(
              "Thang mức nhận xét khác nhau; dữ liệu được đọc theo thang của bản gốc.",
              "The rating scales differ; the data were read by that of the base pack."));
    }
    Map<String, Regulation.Clause> old = clauses(before);
    Map<String, Regulation.Clause> now = clauses(after);
    Set<String> ids = new TreeSet<>(CodePoints.ORDER);
    ids.addAll(old.keySet());
    ids.addAll(now.keySet());
    for (String id : ids) {
      clause(id, old.get(id), now.get(id), others);
    }
    return others;
  }

  private static Text sentence(Text text) {
    return new Text(text.vi() + ".", text.en() + ".");
  }

  private static String validity(Regulation regulation) {
    return regulation.validFrom()
        + "/"
        + (regulation.validTo() == null ? "…" : regulation.validTo());
  }

  private static Map<String, Regulation.Clause> clauses(Regulation regulation) {
    return regulation.clauses().stream()
        .collect(Collectors.toMap(Regulation.Clause::id, Function.identity()));
  }

  private static void clause(
      String id, Regulation.Clause before, Regulation.Clause after, List<Text> others) {
    if (before == null || after == null) {
      others.add(
          new Text(
              "Điều khoản " + id + (before == null ? ": mới." : ": không còn."),
              "Clause " + id + (before == null ? ": new." : ": gone.")));
      return;
    }
    if (!before.reference().equals(after.reference()) || !before.text().equals(after.text())) {
      others.add(
          new Text(
              "Điều khoản " + id + ": sửa câu chữ.", "Clause " + id + ": its wording is edited."));
    }
    if (before.status() != after.status()) {
      String status = before.status() + " → " + after.status() + ".";
      others.add(
          new Text(
              "Điều khoản " + id + ": tình trạng " + status,
              "Clause " + id + ": status " + status));
    }
    if (!Set.copyOf(before.rules()).equals(Set.copyOf(after.rules()))) {
      String rules = named(before) + " → " + named(after) + ".";
      others.add(
          new Text(
              "Điều khoản " + id + ": quy tắc theo dõi " + rules,
              "Clause " + id + ": watched by " + rules));
    }
  }

  private static String named(Regulation.Clause clause) {
    return clause.rules().isEmpty() ? "–" : String.join(", ", clause.rules());
  }
}
