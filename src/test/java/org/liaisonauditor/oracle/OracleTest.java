package org.liaisonauditor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditProgress;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePacks;

/** The program's facts and rules against a second, plain reading of the rule catalogue. */
class OracleTest {

  private static final String COMMENDABLE = "commendable";

  static final CompiledPack PACK = pack();

  private static CompiledPack pack() {
    try {
      return CompiledPack.of(RulePacks.read(Path.of("rules", "qd213")), null);
    } catch (Exception e) {
      throw new IllegalStateException("the rule pack can't be used", e);
    }
  }

  /**
   * The seed is fixed so that the build says the same every time; the cities differ all the same.
   */
  @Property(
      tries = 300,
      seed = "213",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void auditFindsWhatTheCatalogueSaysAndNothingElse(@ForAll long seed) {
    Trial trial = Trial.of(seed);
    SortedSet<Row> wrong = disagreement(trial);
    if (!wrong.isEmpty()) {
      Row first = wrong.getFirst();
      Trial small =
          trial.with(
              Reduction.reduce(
                  trial.records(), fewer -> disagreement(trial.with(fewer)).contains(first)));
      SortedSet<Row> missing = byCatalogue(trial);
      missing.removeAll(byAudit(trial));
      fail(
          "%s%nmissing: %s%ntoo many: %s%n%s is %s in this smaller city:%n%s",
          trial,
          missing,
          without(wrong, missing),
          first,
          missing.contains(first) ? "missing" : "too many",
          Reduction.describe(small.records()));
    }
  }

  @Example
  void everyRuleIsTried() {
    Map<String, Integer> found = new TreeMap<>();
    for (long seed = 0; seed < 200; seed++) {
      byCatalogue(Trial.of(seed)).forEach(row -> found.merge(row.rule(), 1, Integer::sum));
    }
    assertThat(found).hasSize(31).allSatisfy((rule, rows) -> assertThat(rows).isGreaterThan(4));
  }

  @Example
  void thePackHasTheCataloguesDefaults() {
    new OracleParameters()
        .values()
        .forEach(
            (name, dated) ->
                assertThat(PACK.pack().parameters().dated(name).values())
                    .as(name)
                    .containsExactly(asInPack(dated.firstEntry().getValue())));
  }

  /** What one of the two found and the other did not. */
  private static SortedSet<Row> disagreement(Trial trial) {
    SortedSet<Row> expected = byCatalogue(trial);
    SortedSet<Row> found = byAudit(trial);
    SortedSet<Row> wrong = without(expected, found);
    wrong.addAll(without(found, expected));
    return wrong;
  }

  private static SortedSet<Row> without(SortedSet<Row> rows, SortedSet<Row> others) {
    SortedSet<Row> left = new TreeSet<>(rows);
    left.removeAll(others);
    return left;
  }

  private static SortedSet<Row> byCatalogue(Trial trial) {
    SortedSet<Row> rows =
        CatalogueOracle.findings(
            trial.records(), trial.parameters(), trial.from(), trial.to(), trial.asOf());
    CatalogueOracle.commendable(
            trial.records(), trial.parameters(), trial.from(), trial.to(), trial.asOf())
        .forEach(member -> rows.add(new Row(COMMENDABLE, member, "", "", "")));
    return rows;
  }

  private static SortedSet<Row> byAudit(Trial trial) {
    AuditContext context =
        new AuditContext(trial.from(), trial.to(), trial.asOf(), parameters(trial.parameters()));
    AuditResult result;
    try {
      result =
          new Audit(PACK, 1).run(new RecordsInMemory(trial.records()), context, AuditProgress.NONE);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the audit was interrupted", e);
    }
    assertThat(result.couldNotRun()).isEmpty();
    SortedSet<Row> rows = new TreeSet<>();
    for (Finding finding : result.findings()) {
      rows.add(
          new Row(
              finding.rule(),
              finding.subject(),
              finding.unit(),
              finding.severity().name(),
              finding.occasion()));
    }
    assertThat(result.findings()).as("no finding comes twice").hasSize(rows.size());
    for (Finding commended : result.commendations()) {
      rows.add(new Row(commended.rule(), commended.subject(), "", "", ""));
    }
    return rows;
  }

  /** The pack's parameters, those of the catalogue as the trial has them. */
  static Parameters parameters(OracleParameters values) {
    Parameters ofPack = PACK.pack().parameters();
    Map<String, Map<LocalDate, Object>> converted = new HashMap<>();
    ofPack.names().forEach(name -> converted.put(name, ofPack.dated(name)));
    values
        .values()
        .forEach(
            (name, dated) -> {
              Map<LocalDate, Object> of = new HashMap<>();
              dated.forEach((day, value) -> of.put(day, asInPack(value)));
              converted.put(name, of);
            });
    return new Parameters(converted);
  }

  private static Object asInPack(Object value) {
    return value instanceof BigDecimal share ? share.doubleValue() : value;
  }
}
