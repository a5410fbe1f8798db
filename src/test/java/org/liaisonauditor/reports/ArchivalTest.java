package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.AuditedData;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.PackContents;
import org.liaisonauditor.rules.PackDifferences;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.signing.PdfSigner;
import org.liaisonauditor.signing.SigningKey;
import org.liaisonauditor.signing.SigningOptions;
import org.liaisonauditor.signing.TestKeys;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Every kind of document, judged by veraPDF. */
class ArchivalTest {

  private static final Path REPORTS = Path.of("reports");

  @TempDir private Path folder;

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @ParameterizedTest
  @EnumSource
  void a_report_keeps_for_years(Language language) throws Exception {
    SampleAudit audit = SampleAudit.of(3, 4, 5, 60);
    audit.commendation("100000090", "CB001", SampleAudit.EVERY_LETTER);
    audit.couldNotRun.add(new CouldNotRun("sample-rule-09", "CB001", "a\u0001b 漢 \uD83D\uDE00"));

    assertThat(failures(report(audit, language), PDFAFlavour.PDFA_3_A)).isEmpty();
  }

  @Test
  void so_does_a_report_of_nothing_that_is_a_draft() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    audit.published = false;

    assertThat(failures(report(audit, Language.VI), PDFAFlavour.PDFA_3_A)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void so_does_a_comparison(Language language) throws Exception {
    SampleAudit audit = SampleAudit.of(3, 4, 5, 9);
    Finding found = audit.findings.getFirst();
    FindingChange added =
        new FindingChange(FindingChange.Kind.ADDED, null, found, new Text("lý do", "reason"));
    ComparisonOutputs.in(language, REPORTS, "0.1.0").write(comparison(audit, added), folder);

    assertThat(failures(folder.resolve("comparison.pdf"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void so_does_a_list_of_what_is_due_soon(Language language) throws Exception {
    SampleAudit audit = SampleAudit.of(3, 4, 5, 60);
    UpcomingOutputs.in(language, REPORTS, "0.1.0")
        .write(UpcomingOutputsTest.upcoming(audit, List.of()), folder);

    assertThat(failures(folder.resolve("upcoming.pdf"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void so_does_a_rule_book(Language language) throws Exception {
    PackContents ours = PackContents.read(Path.of("rules"));

    assertThat(failures(BookPack.book(ours, language, List.of(), folder).getFirst())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void so_does_every_kind_of_report(Language language) throws Exception {
    KindCity city = KindCity.of(5).accepting();
    KindReports kinds = new KindReports(ReportDefinition.load(REPORTS), language, "0.1.0");
    for (KindReports.Kind kind : kinds.kinds()) {
      String unit = kind.ofUnit() ? kinds.units(kind, city.scope).getFirst() : null;
      Path file = folder.resolve(kind.code() + ".pdf");

      assertThat(kinds.write(kind, unit, city.scope, city.scope, one -> true, file)).isTrue();
      assertThat(failures(file, PDFAFlavour.PDFA_3_A)).as(kind.code()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void so_does_every_kind_when_it_is_issued_and_signed(Language language) throws Exception {
    KindCity city = KindCity.of(5);
    KindReports kinds = new KindReports(ReportDefinition.load(REPORTS), language, "0.1.0");
    SigningKey key = TestKeys.person("Trần Thị Bưởi", TestKeys.authority("CA"));
    String head = "17:" + "0123456789abcdef".repeat(4);
    Stamp stamp =
        new Stamp(
            "04",
            LocalDate.parse("2026-02-01"),
            "Nam Định",
            "Trần Thị Bưởi",
            head,
            "03-BC/BTCTU",
            LocalDate.parse("2026-01-20"));
    for (KindReports.Kind kind : kinds.kinds()) {
      String unit = kind.ofUnit() ? kinds.units(kind, city.scope).getFirst() : null;
      Path file = folder.resolve(kind.code() + ".pdf");
      Path again = folder.resolve(kind.code() + "-again.pdf");
      Path signed = folder.resolve(kind.code() + "-signed.pdf");

      kinds.write(kind, unit, city.scope, city.scope, one -> true, stamp, file);
      kinds.write(kind, unit, city.scope, city.scope, one -> true, stamp, again);
      new PdfSigner(key, Clock.fixed(TestKeys.FROM.plusSeconds(60), ZoneOffset.UTC))
          .sign(file, signed, new SigningOptions("", "04-BC/X", head, language, false, null));

      assertThat(Files.mismatch(file, again)).as(kind.code()).isEqualTo(-1);
      assertThat(Files.mismatch(file, signed)).as(kind.code()).isEqualTo(Files.size(file));
      assertThat(failures(file, PDFAFlavour.PDFA_3_A)).as(kind.code()).isEmpty();
      assertThat(failures(signed, PDFAFlavour.PDFA_3_A)).as(kind.code() + " signed").isEmpty();
      try (TaggedPdf pdf = new TaggedPdf(signed)) {
        List<TaggedPdf.Element> told =
            pdf.root()
                .all()
                .filter(one -> one.type().equals("Form") || one.text().contains(stamp.signer()))
                .filter(one -> one.elements().isEmpty())
                .toList();
        // The field is told between the office and the name, as it is seen.
        assertThat(told).as(kind.code()).extracting(one -> one.type()).containsExactly("Form", "P");
      }
      try (PDDocument pdf = Loader.loadPDF(signed.toFile())) {
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
          PDFTextStripper words = new PDFTextStripper();
          words.setStartPage(page);
          words.setEndPage(page);
          String of = language == Language.VI ? "Trang " : "Page ";
          assertThat(words.getText(pdf))
              .as(kind.code() + " " + page)
              .contains(of + page + "/", kind.name().in(language), "0.1.0")
              .doesNotContain("DỰ THẢO", "DRAFT");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void so_does_an_inspection_plan(Language language) throws Exception {
    SampleAudit audit = InspectionPlanTest.city();
    audit.couldNotRun.add(new CouldNotRun("sample-rule-01", "CB003", "x"));
    Path file = InspectionPlanTest.write(audit, language, folder);

    assertThat(failures(file)).isEmpty();
    try (TaggedPdf pdf = new TaggedPdf(file)) {
      assertThat(pdf.unmarked()).isEmpty();
      assertThat(pdf.root().text()).isEqualTo(pdf.asDrawn());
      assertThat(pdf.root().all("Figure"::equals))
          .isNotEmpty()
          .allMatch(figure -> figure.raw().getString("Alt").matches(".*\\d (units|đơn vị) .*"));
    }
  }

  @Test
  void the_metadata_say_what_the_document_says_of_itself_whatever_its_letters() throws Exception {
    Path file = folder.resolve("hostile.pdf");
    String title = "</rdf:li><a b='&\">]]> \u0001\uD800 Đảng";
    try (var out = Files.newOutputStream(file);
        PageFlow flow =
            new PageFlow(out, new Letterhead.Margins(20, 20, 20, 20), new Styles(), "")) {
      flow.describe(
          title,
          "Ủy ban & <Kiểm tra>",
          "vi",
          ReportPdf.date(LocalDate.of(2026, 1, 2)),
          new byte[16]);
      flow.paragraph("a", flow.styles().small, 0, 0);
    }

    assertThat(failures(file)).isEmpty();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      String xmp =
          new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertThat(xmp)
          .contains("&lt;/rdf:li&gt;&lt;a b='&amp;")
          .contains("]]&gt;  Đảng</rdf:li>")
          .contains("Ủy ban &amp; &lt;Kiểm tra&gt;", "2026-01-02T00:00:00")
          .contains("<pdf:Producer>" + pdf.getDocumentInformation().getProducer() + "<");
    }
  }

  private Path report(SampleAudit audit, Language language) throws Exception {
    new AuditOutputs(ReportDefinition.load(REPORTS), language, "0.1.0")
        .write(audit.result(), audit.input(), folder);
    return folder.resolve("report.pdf");
  }

  private static Comparison comparison(SampleAudit audit, FindingChange change) {
    AuditResult result = audit.result();
    RulePack pack = result.pack();
    RulePack draft =
        new RulePack(
            pack.regulation(),
            pack.rules(),
            pack.parameters(),
            Map.of(),
            Map.of(),
            "ee".repeat(32));
    return new Comparison(
        new Comparison.Side(pack, result.context(), 8, 0, List.of()),
        new Comparison.Side(draft, result.context(), 9, 0, List.of()),
        new AuditedData("ad".repeat(32), 3, 360, 0),
        null,
        null,
        result.units(),
        result.counts(),
        new PackDifferences(List.of(), List.of(), List.of()),
        List.of(change),
        List.of(),
        8,
        0,
        Map.of(),
        List.of());
  }

  /** Flavour, clause, number and message of every check that a file fails. */
  static TreeSet<String> failures(Path file) throws Exception {
    return failures(file, PDFAFlavour.PDFA_2_A);
  }

  private static TreeSet<String> failures(Path file, PDFAFlavour archival) throws Exception {
    TreeSet<String> failures = new TreeSet<>();
    for (PDFAFlavour flavour : List.of(archival, PDFAFlavour.PDFUA_1)) {
      failures.addAll(assertions(file, flavour));
    }
    return failures;
  }

  private static TreeSet<String> assertions(Path file, PDFAFlavour flavour) throws Exception {
    try (InputStream in = Files.newInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      TreeSet<String> failures = new TreeSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        failures.add(
            flavour
                + " "
                + assertion.getRuleId().getClause()
                + "-"
                + assertion.getRuleId().getTestNumber()
                + " "
                + assertion.getMessage());
      }
      assertThat(result.getTotalAssertions()).isGreaterThan(40);
      assertThat(result.isCompliant()).isEqualTo(failures.isEmpty());
      return failures;
    }
  }
}
