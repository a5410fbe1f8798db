package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationTest {

  private static final String SCENARIO =
      """
      - name: %s
        as-of: 2025-03-31
        period: 2025-01-01/2025-03-31
        given:
          members: [{member_code: M1, workplace_since: 2025-03-01}]
          introductions: [{member_code: M1, issued_on: %s, received_on: ""}]
        expect: %s
      """;
  private static final String FINDING = "[{subject: M1, unit: B1, severity: LOW}]";

  @TempDir private Path folder;
  private SmallPack pack;

  @BeforeEach
  void smallPack() throws Exception {
    pack =
        new SmallPack(folder)
            .when(
                """
                Liaison( $member : code, $unit : residence )
                Letter( member == $member, covering, $due : deadline(issuedOn, "receiptDays"),
                        receivedOn == null, $due < asOf )
                """);
  }

  @Test
  void every_slip_of_a_rule_is_made_once() throws Exception {
    pack.when(
        """
        Liaison( $member : code, $unit : residence, leftOn == null || leftOn >= asOf, !exemptFromMeetingsOn(asOf) )
        Letter( member == $member, position < 1 + limit("receiptDays") )
        not Mark( status memberOf codes("topRatings") )
        """);
    RulePack read = readable();

    assertThat(MutantMaker.of(read, "small").keySet())
        .extracting(Mutant::change)
        .containsExactly(
            "leftOn == null || leftOn >= asOf => leftOn == null && leftOn >= asOf",
            "leftOn == null || leftOn >= asOf => leftOn >= asOf",
            "leftOn == null || leftOn >= asOf => leftOn != null || leftOn >= asOf",
            "leftOn == null || leftOn >= asOf => leftOn == null",
            "leftOn == null || leftOn >= asOf => leftOn == null || leftOn > asOf",
            "leftOn == null || leftOn >= asOf => leftOn == null || leftOn < asOf",
            "leftOn == null || leftOn >= asOf => (dropped)",
            "!exemptFromMeetingsOn(asOf) => exemptFromMeetingsOn(asOf)",
            "!exemptFromMeetingsOn(asOf) => (dropped)",
            "member == $member => member != $member",
            "member == $member => (dropped)",
            "position < 1 + limit(\"receiptDays\") => position <= 1 + limit(\"receiptDays\")",
            "position < 1 + limit(\"receiptDays\") => position >= 1 + limit(\"receiptDays\")",
            "position < 1 + limit(\"receiptDays\") => position < 2 + limit(\"receiptDays\")",
            "position < 1 + limit(\"receiptDays\") => position < 0 + limit(\"receiptDays\")",
            "position < 1 + limit(\"receiptDays\") => position < 1 + limit(\"receiptDays +1\")",
            "position < 1 + limit(\"receiptDays\") => position < 1 + limit(\"receiptDays -1\")",
            "position < 1 + limit(\"receiptDays\") => (dropped)",
            "not Mark( status memberOf codes(\"topRatings\") ) =>"
                + " exists Mark( status memberOf codes(\"topRatings\") )",
            "not Mark( status memberOf codes(\"topRatings\") ) => (dropped)",
            "status memberOf codes(\"topRatings\") => status not memberOf codes(\"topRatings\")",
            "status memberOf codes(\"topRatings\") => status memberOf codes(\"topRatings ±GOOD\")",
            "status memberOf codes(\"topRatings\") => status memberOf codes(\"topRatings ±POOR\")",
            "status memberOf codes(\"topRatings\") => (dropped)",
            "Letter( member == $member, position < 1 + limit(\"receiptDays\") ) => (dropped)");
  }

  @Test
  void a_limit_whose_neighbours_no_scenario_tries_survives_with_a_scenario() throws Exception {
    pack.scenarios("a.yaml", SCENARIO.formatted("long ago", "2025-03-05", FINDING));

    Mutation.Result result = mutate();

    assertThat(survivors(result))
        .contains(
            "small | $due < asOf => $due <= asOf",
            "small | $due : deadline(issuedOn, \"receiptDays\") =>"
                + " deadline(issuedOn, \"receiptDays -1\")",
            "parameter receiptDays | 10 => 9",
            "parameter receiptDays | 10 => 11")
        .doesNotContain("small | $due < asOf => $due >= asOf");
    assertThat(result.clean()).isFalse();
  }

  @Test
  void the_scenarios_written_out_leave_no_survivor() throws Exception {
    pack.scenarios("a.yaml", SCENARIO.formatted("long ago", "2025-03-05", FINDING));
    Set<String> ofTheTerms =
        Set.of("earlyLetterDays", "evaluationDue", "topRatings", "lenientBranchMinimum");
    StringBuilder proposed = new StringBuilder();
    for (Mutation.Judged judged : mutate().judged()) {
      if (judged.fate() == Mutation.Fate.SURVIVED
          && ofTheTerms.stream().noneMatch(judged.mutant().name()::endsWith)) {
        proposed.append(judged.stub());
      }
    }
    pack.scenarios("b.yaml", proposed.toString());

    assertThat(survivors(mutate()))
        .allMatch(id -> ofTheTerms.stream().anyMatch(id::contains))
        .isNotEmpty();
  }

  @Test
  void a_mutant_that_is_listed_with_its_reason_is_equivalent() throws Exception {
    pack.scenarios("a.yaml", SCENARIO.formatted("long ago", "2025-03-05", FINDING));
    equivalent("small", "$due < asOf => $due <= asOf");

    Mutation.Result result = mutate();

    assertThat(result.judged())
        .filteredOn(judged -> judged.fate() == Mutation.Fate.EQUIVALENT)
        .singleElement()
        .satisfies(judged -> assertThat(judged.reason().en()).isEqualTo("since"));
    assertThat(result.needless()).isEmpty();
  }

  @Test
  void an_entry_for_a_mutant_that_is_noticed_or_none_is_told() throws Exception {
    pack.scenarios("a.yaml", SCENARIO.formatted("long ago", "2025-03-05", FINDING));
    equivalent("small", "$due < asOf => $due >= asOf");
    equivalent("small", "$due < asOf => $due <= asO");

    assertThat(mutate().needless())
        .containsExactly(
            "equivalent-mutants.yaml:1: a scenario notices the mutant small | $due < asOf =>"
                + " $due >= asOf; remove it",
            "equivalent-mutants.yaml:4: there is no mutant small | $due < asOf => $due <= asO;"
                + " did you mean small | $due < asOf => $due <= asOf?; remove it");
  }

  @Test
  void a_mutant_that_fails_is_noticed_and_one_that_does_not_compile_is_none() throws Exception {
    pack.scenarios("a.yaml", SCENARIO.formatted("long ago", "2025-03-05", FINDING));
    CompiledPack compiled = pack.compiled();
    String drl = compiled.pack().drl().get("small");
    Map<Mutant, String> mutants = new LinkedHashMap<>();
    mutants.put(mutant("the same"), named(drl, 0));
    mutants.put(
        mutant("fails"), named(drl, 1).replace("receivedOn == null", "limit(\"none\") > 1"));
    mutants.put(mutant("no DRL"), named(drl, 2).replace("covering", "coverin"));
    MutantTrial trial =
        new MutantTrial(compiled, compiled.pack().rule("small"), pack.scenarios(compiled), mutants);

    trial.run(Set.of());

    assertThat(trial.mutants())
        .extracting(mutant -> mutant.change() + " " + trial.survived(mutant))
        .containsExactly("the same true", "fails false");
    assertThat(trial.uncompiled()).isOne();
  }

  private static Mutant mutant(String change) {
    return new Mutant("small", "small", "small/rule.drl", 1, 1, change);
  }

  private static String named(String drl, int number) {
    return drl.replace("rule \"small\"", "rule \"" + MutantMaker.nameOf("small", number) + "\"");
  }

  private void equivalent(String rule, String mutant) throws Exception {
    Path file = pack.folder().resolve(MutantEquivalents.FILE);
    String before = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(
        file,
        before
            + "- rule: "
            + rule
            + "\n  mutant: \""
            + mutant
            + "\"\n  reason: {vi: vì, en: since}\n");
  }

  private RulePack readable() throws Exception {
    pack.scenarios("a.yaml", SCENARIO.formatted("any", "2025-03-05", "[]"));
    return RulePacks.read(pack.folder());
  }

  private Mutation.Result mutate() throws Exception {
    CompiledPack compiled = pack.compiled();
    return new Mutation(compiled, pack.scenarios(compiled), pack.folder(), 1)
        .run(List.of("small"), (done, total) -> {});
  }

  private static List<String> survivors(Mutation.Result result) {
    return result.judged().stream()
        .filter(judged -> judged.fate() == Mutation.Fate.SURVIVED)
        .map(judged -> judged.mutant().id())
        .toList();
  }
}
