package org.liaisonauditor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.store.StoredUnits.StoredUnit;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

class OrderReaderTest {

  private static final List<StoredUnit> UNITS =
      List.of(
          new StoredUnit("T01", "Thành ủy", UnitKind.CITY, null),
          new StoredUnit("P01", "Phường 1", UnitKind.WARD, "T01"),
          new StoredUnit("P02", "Phường 2", UnitKind.WARD, "T01"),
          new StoredUnit("CB1", "Chi bộ 1", UnitKind.RESIDENCE_BRANCH, "P01"),
          new StoredUnit("CQ1", "Cơ quan 1", UnitKind.WORKPLACE, "T01"));
  private static final List<ReportKind> KINDS =
      List.of(new ReportKind("city", Set.of()), new ReportKind("ward", Set.of(UnitKind.WARD)));

  @TempDir private Path folder;

  private List<StoredUnit> known = UNITS;
  private Optional<String> mailMissing = Optional.empty();
  private String scope;

  private void recipients(String text) throws IOException {
    Files.writeString(folder.resolve("recipients.yaml"), text);
  }

  private List<DeliveryOrder> read(String entry, List<Fault> faults) throws IOException {
    YamlNode node = YamlFile.parse("timetable.yaml", entry, 1, faults);
    return new DeliveryTerms(
            () -> KINDS,
            () -> known,
            folder.resolve("recipients.yaml"),
            folder.resolve("deliveries"),
            () -> mailMissing)
        .reader(faults)
        .read(node.get("deliver"), node.get("on-failure"), Language.VI, scope);
  }

  private List<DeliveryOrder> orders(String entry) throws IOException {
    List<Fault> faults = new ArrayList<>();
    List<DeliveryOrder> orders = read(entry, faults);
    assertThat(faults).isEmpty();
    return orders;
  }

  private List<String> faults(String entry) throws IOException {
    List<Fault> faults = new ArrayList<>();
    read(entry, faults);
    return faults.stream()
        .sorted(Fault.ORDER)
        .map(fault -> fault.toString().replace(folder + "/", ""))
        .toList();
  }

  private static DeliveryOrder order(
      String report, String unit, boolean ofAll, Language language, String to) {
    return new DeliveryOrder(
        report, unit, ofAll, DeliveryOrder.Send.BOTH, language, Recipient.parse(to));
  }

  @Test
  void an_entry_names_reports_units_languages_and_recipients() throws IOException {
    recipients(
        """
        units:
          P01: [mail:bithu@p01.example, folder:p01]
          P02: mail:bithu@p02.example
          CQ1: mail:dang@cq1.example
        """);

    assertThat(
            orders(
                """
                on-failure: mail:kiemtra@thanhuy.example
                deliver:
                  - report: city
                    to: [mail:kiemtra@thanhuy.example, folder:ban/2026]
                  - {report: ward, unit: P02, to: "folder:p02", language: en}
                  - {report: ward, unit: P01}
                  - {report: ward, units: all, language: en}
                """))
        .containsExactly(
            order("city", null, false, Language.VI, "mail:kiemtra@thanhuy.example"),
            order("city", null, false, Language.VI, "folder:ban/2026"),
            order("ward", "P02", false, Language.EN, "folder:p02"),
            order("ward", "P01", false, Language.VI, "mail:bithu@p01.example"),
            order("ward", "P01", false, Language.VI, "folder:p01"),
            order("ward", "P01", true, Language.EN, "mail:bithu@p01.example"),
            order("ward", "P01", true, Language.EN, "folder:p01"),
            order("ward", "P02", true, Language.EN, "mail:bithu@p02.example"),
            order(null, null, false, Language.VI, "mail:kiemtra@thanhuy.example"));
  }

  @Test
  void all_faults_are_told_at_once_with_their_places() throws IOException {
    recipients(
        """
        units:
          P01: [mail:bithu@p01.example, mail:BITHU@p01.example]
          P1: mail:somebody
          P02:
        """);

    assertThat(
            faults(
                """
                on-failure: folder:p01
                deliver:
                  - report: cty
                    to: mail:a@b.example
                  - report: city
                    unit: P01
                    to: [bithu@p01.example, "folder:../up"]
                    lang: vi
                  - report: ward
                    to: mail:a@b.example
                  - report: ward
                    unit: P9
                    to: mail:a@b.example
                  - report: ward
                    unit: CQ1
                    to: mail:a@b.example
                  - report: ward
                    units: P01
                  - report: city
                  - to: mail:a@b.example
                  - city
                """))
        .satisfiesExactlyInAnyOrder(
            fault ->
                assertThat(fault)
                    .startsWith("recipients.yaml:2:33: mail:BITHU@p01.example stands here twice"),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "recipients.yaml:3:3: no submission knows a unit P1; write a unit's code, or take it out; did you mean P01?"),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "recipients.yaml:3:7: somebody is no mail address; write mail:name@"),
            fault ->
                assertThat(fault).startsWith("recipients.yaml:4:3: the unit P02 has no recipient"),
            fault -> assertThat(fault).startsWith("timetable.yaml:1:13: folder:p01 is a folder"),
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "timetable.yaml:3:13: cty is no kind of report; did you mean city? Allowed: city, ward"),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "timetable.yaml:6:11: city is about all that is audited; remove the unit"),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "timetable.yaml:7:10: bithu@p01.example is no recipient; write mail:"),
            fault ->
                assertThat(fault)
                    .startsWith("timetable.yaml:7:29: ../up is no folder for deliveries"),
            fault ->
                assertThat(fault).startsWith("timetable.yaml:8:5: the key lang is not known here"),
            fault ->
                assertThat(fault)
                    .startsWith("timetable.yaml:9:5: ward is about one unit; add `unit:`"),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "timetable.yaml:12:11: no submission knows a unit P9; Known: P01, P02"),
            fault ->
                assertThat(fault)
                    .isEqualTo("timetable.yaml:15:11: CQ1 is a workplace; ward is about: ward"),
            fault -> assertThat(fault).startsWith("timetable.yaml:18:12: write `units: all`"),
            fault -> assertThat(fault).startsWith("timetable.yaml:19:5: nobody is named to get it"),
            fault -> assertThat(fault).startsWith("timetable.yaml:20:5: the key report is missing"),
            fault -> assertThat(fault).startsWith("timetable.yaml:21:5: expected settings"));
  }

  @Test
  void who_stands_there_for_a_unit_gets_nothing_about_another() throws IOException {
    recipients(
        """
        units:
          T01: mail:kiemtra@thanhuy.example
          P01: mail:bithu@p01.example
          P02: mail:bithu@p02.example
        """);

    assertThat(
            faults(
                """
                deliver:
                  - {report: ward, unit: P01, to: ["mail:bithu@p01.example", "mail:kiemtra@thanhuy.example"]}
                  - {report: city, to: ["mail:kiemtra@thanhuy.example", "mail:Bithu@P01.example"]}
                  - {report: ward, unit: P01, to: "mail:bithu@p02.example"}
                """))
        .satisfiesExactly(
            fault ->
                assertThat(fault)
                    .startsWith(
                        "timetable.yaml:3:57: mail:Bithu@P01.example stands in recipients.yaml for"
                            + " P01, and would get city about all units"),
            fault ->
                assertThat(fault)
                    .startsWith("timetable.yaml:4:35: mail:bithu@p02.example stands in")
                    .contains("and would get ward about P01"));

    scope = "CB1";
    assertThat(orders("deliver: {report: city, to: \"mail:bithu@p01.example\"}")).hasSize(1);
  }

  @Test
  void without_a_mail_server_mails_are_refused_with_what_to_do_and_folders_are_not()
      throws IOException {
    mailMissing = Optional.of("no mail server is set; set spring.mail.host");

    assertThat(
            faults(
                """
                on-failure: mail:a@b.example
                deliver:
                  - {report: city, to: [folder:a, "mail:a@b.example"]}
                """))
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("set spring.mail.host"));
    assertThat(orders("deliver: {report: city, to: \"folder:a\"}")).hasSize(1);
  }

  @Test
  void before_anything_was_submitted_units_are_taken_as_written() throws IOException {
    known = List.of();
    recipients("units: {P77: \"mail:bithu@p77.example\"}");

    assertThat(orders("deliver: {report: ward, units: all}"))
        .containsExactly(order("ward", "P77", true, Language.VI, "mail:bithu@p77.example"));
  }

  @Test
  void while_the_city_is_not_known_a_unit_that_is_not_either_is_taken_as_written()
      throws IOException {
    known = UNITS.subList(1, 2);
    recipients("units: {P77: \"mail:bithu@p77.example\"}");

    assertThat(orders("deliver: {report: ward, unit: P77}")).hasSize(1);
  }

  @Test
  void the_same_report_goes_to_a_recipient_once() throws IOException {
    assertThat(
            faults(
                """
                deliver:
                  - {report: city, to: "mail:a@b.example"}
                  - {report: city, to: "mail:A@b.example"}
                """))
        .singleElement()
        .asString()
        .startsWith("timetable.yaml:3:5: mail:A@b.example gets this report already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail:",
        "mail:a",
        "mail:a@b@c.example",
        "mail:An <an@b.example>",
        "mail:an@b.example, bo@b.example",
        "mail:an@b.example\nBcc: x@y.example",
        "mail:an @b.example",
        "mail:.an@b.example",
        "folder:",
        "folder:/etc",
        "folder:a/../../b",
        "folder:..",
        "folder:a//b",
        "folder:a/",
        "folder:a\\b",
        "folder:C:",
        "folder:.hidden",
        "folder:a.",
        "sms:123",
        "an@b.example"
      })
  void what_is_no_recipient_is_refused_with_what_is_allowed(String text) throws IOException {
    List<String> faults =
        faults(
            "deliver: {report: city, to: \""
                + text.replace("\\", "\\\\").replace("\n", "\\n")
                + "\"}");

    assertThat(faults).isNotEmpty();
    assertThat(faults.getFirst()).contains("write mail:name@place.example or folder:path");
  }
}
