package org.liaisonauditor.audit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.rules.RulePack;

/**
 * What becomes a finding in the days to come if nothing is done: it is none yet, and a time limit
 * runs out.
 *
 * @param pack the rules
 * @param context the period, the as-of date from which one looks ahead, and the parameters
 * @param horizon how many days one looks ahead, from 1
 * @param data the submissions
 * @param unit code of the unit whose list it is, with the units below it; null = all units
 * @param units the organizations
 * @param rules codes of the rules with a time limit
 * @param items what is coming, by day, severity, unit, rule, subject and occasion
 * @param couldNotRun what of these rules failed on some day: their list is not whole
 */
public record Upcoming(
    RulePack pack,
    AuditContext context,
    int horizon,
    AuditedData data,
    String unit,
    UnitDirectory units,
    Set<String> rules,
    List<Item> items,
    List<CouldNotRun> couldNotRun) {

  /** The spans of days that people ask for. */
  private static final List<Integer> SPANS = List.of(7, 14, 30);

  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::day)
          .thenComparing(item -> item.finding().severity())
          .thenComparing(item -> item.finding().unit(), CodePoints.ORDER)
          .thenComparing(item -> item.finding().rule(), CodePoints.ORDER)
          .thenComparing(item -> item.finding().subject(), CodePoints.ORDER)
          .thenComparing(item -> item.finding().occasion(), CodePoints.ORDER);

  public Upcoming {
    rules = Set.copyOf(rules);
    items = items.stream().sorted(ORDER).toList();
    couldNotRun = List.copyOf(couldNotRun);
  }

  /**
   * A gap that is none yet.
   *
   * @param day the first day on which it is a finding
   * @param finding as an audit of that day tells it if nothing is done
   */
  public record Item(LocalDate day, Finding finding) {

    /** The last day on which it can still be mended. */
    public LocalDate lastDay() {
      return day.minusDays(1);
    }
  }

  /** The same without some of what is coming. */
  public Upcoming without(Predicate<Item> left) {
    return new Upcoming(
        pack,
        context,
        horizon,
        data,
        unit,
        units,
        rules,
        items.stream().filter(left.negate()).toList(),
        couldNotRun);
  }

  /** The day from which one looks ahead. */
  public LocalDate asOf() {
    return context.asOf();
  }

  /** The spans that it is counted in, in days from the as-of date; the last is the horizon. */
  public List<Integer> spans() {
    List<Integer> spans = new ArrayList<>(SPANS.stream().filter(days -> days < horizon).toList());
    spans.add(horizon);
    return spans;
  }

  /** How many days from the as-of date it is until something is a finding. */
  public int days(Item item) {
    return (int) ChronoUnit.DAYS.between(asOf(), item.day());
  }

  /** The shortest span that something falls into. */
  public int span(Item item) {
    return spans().stream().filter(span -> days(item) <= span).findFirst().orElseThrow();
  }

  /** How many of some items become findings within a span. */
  public int within(int span, List<Item> some) {
    return (int) some.stream().filter(item -> days(item) <= span).count();
  }

  /** The items of each rule, by code. */
  public Map<String, List<Item>> byRule() {
    Map<String, List<Item>> by = new TreeMap<>(CodePoints.ORDER);
    items.forEach(
        item -> by.computeIfAbsent(item.finding().rule(), any -> new ArrayList<>()).add(item));
    return by;
  }

  /** The items of each unit answerable, by code. */
  public Map<String, List<Item>> byUnit() {
    Map<String, List<Item>> by = new TreeMap<>(CodePoints.ORDER);
    items.forEach(
        item -> by.computeIfAbsent(item.finding().unit(), any -> new ArrayList<>()).add(item));
    return by;
  }

  /** In how many branches a rule failed, by its code. */
  public Map<String, Integer> failed() {
    Map<String, Set<String>> by = new TreeMap<>(CodePoints.ORDER);
    couldNotRun.forEach(
        failure ->
            by.computeIfAbsent(failure.rule(), any -> new TreeSet<>()).add(failure.branch()));
    Map<String, Integer> failed = new TreeMap<>(CodePoints.ORDER);
    by.forEach((rule, branches) -> failed.put(rule, branches.size()));
    return failed;
  }

  /** What a unit and the units below it are answerable for, and nothing else. */
  public Upcoming of(String code) {
    return of(
        code, items.stream().filter(item -> answersFor(code, item.finding().unit())).toList());
  }

  /** What a unit is answerable for itself, without the units below it. */
  public Upcoming ofAlone(String code) {
    return of(code, items.stream().filter(item -> item.finding().unit().equals(code)).toList());
  }

  private Upcoming of(String code, List<Item> some) {
    return new Upcoming(pack, context, horizon, data, code, units, rules, some, couldNotRun);
  }

  private boolean answersFor(String code, String answerable) {
    return code.equals(answerable)
        || units
            .find(code)
            .flatMap(unit -> units.above(answerable, unit.kind()))
            .filter(above -> above.code().equals(code))
            .isPresent();
  }

  /**
   * SHA-256 of what it was made from, in lower-case hex: pack, parameters, data, period, as-of
   * date, horizon and unit. The same list has the same one, whenever it is made.
   */
  public String sha256() {
    List<String> lines = new ArrayList<>();
    lines.add(pack.regulation().code() + " " + pack.hash());
    lines.addAll(Comparison.values(context.parameters()));
    lines.add("data " + data.sha256());
    lines.add("unit " + (unit == null ? "" : unit));
    lines.add(context.period() + "@" + asOf() + "+" + horizon);
    return AuditedData.sha256(lines.stream().map(line -> line + "\n").toList());
  }
}
