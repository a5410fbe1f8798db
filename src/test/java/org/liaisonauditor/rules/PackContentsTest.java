package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.rules.PackContents.GivenCell;

/** What documents tell of a pack. */
class PackContentsTest {

  @TempDir private Path folder;

  @Test
  void scenariosAreToldWithTheValuesThatTheirAuthorsLeftOut() throws Exception {
    Path pack = TrialPack.in(folder);
    Files.writeString(
        pack.resolve("late-letter/scenarios/more.yaml"),
        """
        - name: one day late
          as-of: 2025-03-26
          period: 2025-03-01/2025-03-26
          with: {receiptDays: [{value: 30}, {from: 2025-03-01, value: 10}]}
          given:
            members: [{}]
            introductions:
              - {letter_no: L1, issued_on: 2025-03-15, received_on: ""}
              - {issued_on: 2025-03-16}
            meetings: [{}]
            attendance: [{status: EXCUSED}]
          expect:
            - {subject: M1, unit: B1, severity: MEDIUM, occasion: L1}
        """);

    PackContents contents = PackContents.read(pack);

    assertThat(contents.parameters().get("late-letter")).containsExactly("receiptDays");
    assertThat(contents.usedByFacts()).contains("earlyLetterDays").doesNotContain("receiptDays");
    PackContents.Case told = contents.scenarios().get("late-letter").getLast();
    assertThat(told.settings().get("receiptDays"))
        .containsEntry(LocalDate.MIN, 30)
        .containsEntry(LocalDate.of(2025, 3, 1), 10);
    assertThat(told.tables().stream().map(PackContents.GivenTable::table))
        .containsExactly(Table.MEMBERS, Table.INTRODUCTIONS, Table.MEETINGS, Table.ATTENDANCE);
    assertThat(told.tables().get(0).columns()).containsExactly("member_code");
    assertThat(told.tables().get(1).columns())
        .containsExactly("letter_no", "issued_on", "received_on");
    assertThat(told.tables().get(1).rows())
        .containsExactly(
            List.of(
                new GivenCell("L1", true),
                new GivenCell(LocalDate.of(2025, 3, 15), true),
                new GivenCell(null, true)),
            List.of(
                new GivenCell("L2", false),
                new GivenCell(LocalDate.of(2025, 3, 16), true),
                new GivenCell(LocalDate.of(2010, 1, 12), false)));
    assertThat(told.tables().get(3).rows())
        .containsExactly(List.of(new GivenCell(AttendanceStatus.EXCUSED, true)));
  }

  @Test
  void faultsOfThePackAndOfItsEquivalentMutantsAreToldTogether() throws Exception {
    Path pack = TrialPack.in(folder);
    Files.writeString(pack.resolve("equivalent-mutants.yaml"), "- {rule: late-letter}\n");
    Path drl = pack.resolve("late-letter/rule.drl");
    Files.writeString(drl, Files.readString(drl).replace("covering", "coverin"));
    assertThatThrownBy(() -> PackContents.read(pack))
        .isInstanceOfSatisfying(
            PackRefused.class,
            refused ->
                assertThat(refused.faults().stream().map(fault -> fault.file()).distinct())
                    .containsExactly("equivalent-mutants.yaml", "late-letter/rule.drl"));
  }

  @Test
  void aListingKeepsEveryLetterOfTheText() {
    String drl = "rule \"x\"\n\nwhen // chữ\n\tA( $b : c ) /* hai\n  dòng */\nthen\nend\n";
    List<DrlListing.Line> lines = DrlListing.of(drl);
    String text =
        lines.stream()
            .map(
                line ->
                    line.pieces().stream()
                        .map(DrlListing.Piece::text)
                        .collect(Collectors.joining()))
            .collect(Collectors.joining("\n"));
    assertThat(text).isEqualTo(drl.strip().replace("\t", "    "));
    assertThat(lines.get(0).pieces())
        .containsExactly(
            new DrlListing.Piece(DrlListing.Kind.KEYWORD, "rule"),
            new DrlListing.Piece(DrlListing.Kind.PLAIN, " "),
            new DrlListing.Piece(DrlListing.Kind.STRING, "\"x\""));
    assertThat(lines.get(2).pieces().getLast())
        .isEqualTo(new DrlListing.Piece(DrlListing.Kind.COMMENT, " // chữ"));
    assertThat(lines.get(4).pieces())
        .containsExactly(new DrlListing.Piece(DrlListing.Kind.COMMENT, "  dòng */"));
  }

  @Test
  void aMessageIsTakenApartAndEachGapFindsWhatTheRuleKeeps() {
    assertThat(MessageParts.of("a {due..asOf} {residence:unit}{"))
        .extracting(MessageParts.Part::filling)
        .containsExactly(null, MessageParts.Filling.DAYS, null, MessageParts.Filling.UNIT, null);
    String drl = "when A( $due : deadline(x,\n  \"d\"), $r : r ) B( $due : y )";
    assertThat(MessageParts.kept(drl, "due")).contains("deadline(x, \"d\")");
    assertThat(MessageParts.kept(drl, "r")).contains("r");
    assertThat(MessageParts.kept(drl, "asOf")).isEmpty();
  }
}
