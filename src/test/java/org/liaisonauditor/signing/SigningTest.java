package org.liaisonauditor.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.reports.SampleReport;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class SigningTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);
  private static final String HEAD = "57:" + "ab".repeat(32);

  @TempDir private static Path shared;
  private static Path audit;
  private static SigningKey city;
  private static SigningKey secretary;

  @TempDir private Path folder;

  @BeforeAll
  static void makeReportAndKeys() throws Exception {
    audit = Files.createDirectory(shared.resolve("audit"));
    SampleReport.write(audit, Language.VI);
    city = TestKeys.authority("Cơ quan chứng thực");
    secretary = TestKeys.person("Nguyễn Thị Ánh", city);
  }

  private Path report() {
    return audit.resolve("report.pdf");
  }

  private Path signed(SigningKey key, Clock at, SigningOptions options) throws Exception {
    Path file = folder.resolve("signed-" + System.nanoTime() + ".pdf");
    new PdfSigner(key, at).sign(report(), file, options);
    return file;
  }

  private Path signed() throws Exception {
    return signed(
        secretary,
        CLOCK,
        new SigningOptions("Phê duyệt", "12-BC/UBKTĐU", HEAD, Language.VI, false, null));
  }

  private static List<Check> verify(Path path) throws Exception {
    return new Verification(Trust.notJudged(), CLOCK).of(path);
  }

  private static List<Check> faults(List<Check> checks) {
    return checks.stream().filter(check -> check.state() == Check.State.FAULT).toList();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @Test
  void other_programs_find_the_signature_valid_and_the_document_whole() throws Exception {
    Path file = signed();
    assertThat(run("pdfsig", "-nocert", file.toString()))
        .contains("ETSI.CAdES.detached", "SHA-256", "Total document signed")
        .contains("Signature is Valid", "Nguyễn Thị Ánh");
    assertThat(run("qpdf", "--check", file.toString())).contains("No syntax or stream encoding");

    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      PDSignature signature = pdf.getLastSignatureDictionary();
      byte[] bytes = Files.readAllBytes(file);
      Path der = Files.write(folder.resolve("s.der"), signature.getContents());
      Path content = Files.write(folder.resolve("c"), signature.getSignedContent(bytes));
      Path ca = TestKeys.pem(folder.resolve("ca.pem"), city);
      assertThat(
              run(
                  "openssl",
                  "cms",
                  "-verify",
                  "-cades",
                  "-binary",
                  "-inform",
                  "DER",
                  "-in",
                  der.toString(),
                  "-content",
                  content.toString(),
                  "-CAfile",
                  ca.toString(),
                  "-purpose",
                  "any",
                  "-no_check_time",
                  "-out",
                  "/dev/null"))
          .containsIgnoringCase("verification successful");
      assertThat(signature.getReason()).contains("Phê duyệt", "12-BC/UBKTĐU", HEAD);
    }
  }

  @Test
  void what_was_signed_stays_byte_for_byte() throws Exception {
    byte[] before = Files.readAllBytes(report());
    byte[] after = Files.readAllBytes(signed());
    assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
  }

  @Test
  void our_own_check_finds_all_well_and_says_what_the_signature_says() throws Exception {
    List<Check> checks = verify(signed());
    assertThat(faults(checks)).isEmpty();
    assertThat(checks)
        .extracting(Check::text)
        .anyMatch(text -> text.endsWith("head of the history: " + HEAD))
        .anyMatch(text -> text.endsWith("number of the document: 12-BC/UBKTĐU"))
        .anyMatch(text -> text.contains("trusted was not judged"))
        .anyMatch(text -> text.contains("CN=Nguyễn Thị Ánh"));
  }

  @Test
  void a_second_person_signs_without_touching_the_first_signature() throws Exception {
    Path twice = folder.resolve("twice.pdf");
    SigningKey curve =
        TestKeys.person(
            "B",
            city,
            TestKeys.FROM,
            TestKeys.TO,
            KeyUsage.nonRepudiation,
            TestKeys.pair("EC", 384));
    new PdfSigner(curve, CLOCK).sign(signed(), twice, SigningOptions.plain());
    assertThat(faults(verify(twice))).isEmpty();
    assertThat(run("pdfsig", "-nocert", twice.toString()).split("Signature is Valid", -1))
        .hasSize(3);
  }

  private Path twice() throws Exception {
    Path twice = folder.resolve("twice.pdf");
    SigningKey other = TestKeys.person("Trần Văn Cẩn", city);
    new PdfSigner(other, CLOCK)
        .sign(signed(), twice, new SigningOptions("Duyệt", "", "", Language.EN, false, null));
    return twice;
  }

  @Test
  void a_second_field_is_seen_beside_the_first_and_told_of_too() throws Exception {
    Path twice = twice();
    assertThat(faults(verify(twice))).isEmpty();
    assertThat(archivalFaults(twice)).isEmpty();
    assertThat(run("pdfsig", "-nocert", twice.toString()).split("Signature is Valid", -1))
        .hasSize(3);
    assertThat(run("qpdf", "--check", twice.toString())).contains("No syntax or stream encoding");
    try (PDDocument pdf = Loader.loadPDF(twice.toFile())) {
      List<PDSignatureField> fields = pdf.getSignatureFields();
      assertThat(fields)
          .extracting(PDSignatureField::getAlternateFieldName)
          .satisfiesExactly(
              name ->
                  assertThat(name)
                      .startsWith("Người ký: Nguyễn Thị Ánh; Thời gian ký: 01/03/2026")
                      .contains("; Số: 12-BC/UBKTĐU; Sổ lịch sử: " + HEAD),
              name -> assertThat(name).startsWith("Signed by: Trần Văn Cẩn; Signed at: "));
      assertThat(fields)
          .extracting(field -> pdf.getPages().indexOf(field.getWidgets().getFirst().getPage()) + "")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void what_is_told_of_a_document_may_grow_by_a_field_and_nothing_else() throws Exception {
    assertThat(taggedAfterSigning(root -> {})).isEmpty();
    assertThat(
            taggedAfterSigning(
                root -> {
                  COSDictionary document = root.getCOSDictionary(COSName.K);
                  document.setString(COSName.ALT, "không có vấn đề nào");
                  document.setNeedToBeUpdated(true);
                }))
        .singleElement()
        .matches(fault -> fault.contains("the catalog's StructTreeRoot"));
    assertThat(
            taggedAfterSigning(
                root -> {
                  COSDictionary document = root.getCOSDictionary(COSName.K);
                  root.setItem(COSName.K, document.getCOSArray(COSName.K).get(0));
                  root.setNeedToBeUpdated(true);
                }))
        .singleElement()
        .matches(fault -> fault.contains("the catalog's StructTreeRoot"));
    assertThat(
            taggedAfterSigning(
                root -> {
                  COSArray kids = root.getCOSDictionary(COSName.K).getCOSArray(COSName.K);
                  kids.remove(0);
                  root.getCOSDictionary(COSName.K).setNeedToBeUpdated(true);
                }))
        .singleElement()
        .matches(fault -> fault.contains("the catalog's StructTreeRoot"));
  }

  /** Faults of a signed document whose tree somebody changed before another signed it too. */
  private List<String> taggedAfterSigning(Consumer<COSDictionary> change) throws Exception {
    Path changed = folder.resolve("changed-" + System.nanoTime() + ".pdf");
    try (PDDocument pdf = Loader.loadPDF(signed().toFile());
        OutputStream out = Files.newOutputStream(changed)) {
      change.accept(
          pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT));
      pdf.saveIncremental(out);
    }
    Path twice = folder.resolve("twice-" + System.nanoTime() + ".pdf");
    new PdfSigner(secretary, CLOCK)
        .sign(changed, twice, new SigningOptions("", "", "", Language.VI, false, null));
    return faults(verify(twice)).stream().map(Check::text).toList();
  }

  @Test
  void a_changed_byte_is_found_in_the_document_and_in_the_signature() throws Exception {
    Path file = signed();
    byte[] bytes = Files.readAllBytes(file);
    int[] range;
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      range = pdf.getLastSignatureDictionary().getByteRange();
    }
    byte[] middle = bytes.clone();
    // A comment of the first line: no reader would mind.
    middle[11] ^= 1;
    assertThat(faults(verify(Files.write(folder.resolve("m.pdf"), middle))))
        .extracting(Check::text)
        .anyMatch(text -> text.contains("changed after it was signed: bytes 0 to " + range[1]));

    byte[] inside = bytes.clone();
    int digit = range[2] - 2;
    while (inside[digit] == '0') {
      digit--;
    }
    digit -= 40;
    inside[digit] = (byte) (inside[digit] == '0' ? '1' : '0');
    assertThat(faults(verify(Files.write(folder.resolve("i.pdf"), inside)))).isNotEmpty();

    byte[] padding = bytes.clone();
    padding[range[2] - 5] = '1';
    assertThat(faults(verify(Files.write(folder.resolve("p.pdf"), padding))))
        .extracting(Check::text)
        .anyMatch(text -> text.contains("behind the signature"));
    assertThat(faults(verify(Files.write(folder.resolve("c.pdf"), Arrays.copyOf(bytes, 90000)))))
        .isNotEmpty();
  }

  @Test
  void an_annotation_laid_over_a_text_is_named_with_its_page() throws Exception {
    Path file = signed();
    Path forged = folder.resolve("forged.pdf");
    try (PDDocument pdf = Loader.loadPDF(file.toFile());
        OutputStream out = Files.newOutputStream(forged)) {
      List<PDAnnotation> annotations = pdf.getPage(2).getAnnotations();
      PDAnnotationSquare cover = new PDAnnotationSquare();
      cover.setRectangle(new PDRectangle(100, 500, 200, 40));
      annotations.add(cover);
      pdf.getPage(2).setAnnotations(annotations);
      pdf.getPage(2).getCOSObject().setNeedToBeUpdated(true);
      cover.getCOSObject().setNeedToBeUpdated(true);
      pdf.saveIncremental(out);
    }
    assertThat(faults(verify(forged)))
        .singleElement()
        .extracting(Check::text)
        .asString()
        .contains("from byte " + Files.size(file))
        .contains("an annotation on page 3, Square over 200 × 40 points");
  }

  @Test
  void a_replaced_attachment_is_named() throws Exception {
    Path file = signed();
    Path forged = folder.resolve("forged.pdf");
    try (PDDocument pdf = Loader.loadPDF(file.toFile());
        OutputStream out = Files.newOutputStream(forged)) {
      var specification =
          pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get("findings.json");
      PDEmbeddedFile other =
          new PDEmbeddedFile(pdf, new ByteArrayInputStream("{\"findings\": []}".getBytes()));
      specification.setEmbeddedFile(other);
      specification.setEmbeddedFileUnicode(other);
      specification.getCOSObject().setNeedToBeUpdated(true);
      specification.getCOSObject().getCOSDictionary(COSName.EF).setNeedToBeUpdated(true);
      pdf.saveIncremental(out);
    }
    assertThat(faults(verify(forged)))
        .extracting(check -> check.where() + ": " + check.text())
        .anyMatch(fault -> fault.contains("the attached file findings.json"))
        .anyMatch(fault -> fault.startsWith("attached findings.json: It was changed"));
  }

  @Test
  void a_certificate_out_of_its_time_is_refused_and_found() throws Exception {
    SigningKey old =
        TestKeys.person(
            "Cũ", city, TestKeys.FROM, TestKeys.FROM.plusSeconds(9), KeyUsage.digitalSignature);
    assertThatThrownBy(() -> signed(old, CLOCK, SigningOptions.plain()))
        .isInstanceOf(SigningRefused.class)
        .hasMessageContaining("expired at 2025-01-01T00:00:09Z");
    Clock early = Clock.fixed(TestKeys.FROM.minusSeconds(1), ZoneOffset.UTC);
    assertThatThrownBy(() -> signed(old, early, SigningOptions.plain()))
        .hasMessageContaining("not valid before");
    assertThat(folder).isEmptyDirectory();

    Path late = signed(old, CLOCK, new SigningOptions("", "", "", null, true, null));
    assertThat(faults(verify(late)))
        .singleElement()
        .extracting(Check::text)
        .asString()
        .contains("was expired, or not valid yet, when it signed at 2026-03-01T08:00:00Z");

    Path inTime = signed(old, Clock.fixed(TestKeys.FROM, ZoneOffset.UTC), SigningOptions.plain());
    assertThat(faults(verify(inTime))).isEmpty();
    assertThat(verify(inTime)).anyMatch(check -> check.text().contains("now it is not"));
  }

  @Test
  void trust_is_judged_by_the_certificates_that_the_user_names() throws Exception {
    Path file = signed();
    Trust ours = Trust.in(TestKeys.pem(folder.resolve("ca.pem"), city));
    assertThat(faults(new Verification(ours, CLOCK).of(file))).isEmpty();
    SigningKey stranger = TestKeys.authority("Cơ quan chứng thực");
    Trust other = Trust.in(TestKeys.pem(folder.resolve("other.pem"), stranger));
    assertThat(faults(new Verification(other, CLOCK).of(file)))
        .singleElement()
        .extracting(Check::text)
        .asString()
        .contains("Nobody you trust vouches for Nguyễn Thị Ánh");
  }

  @Test
  void keys_that_cannot_sign_are_refused_in_words() throws Exception {
    Path one = TestKeys.p12(folder.resolve("one.p12"), "đúng", secretary);
    Path two = TestKeys.p12(folder.resolve("two.p12"), "x", secretary, city);
    assertThat(SigningKey.ofFile(one, "đúng".toCharArray(), null).chain()).hasSize(2);
    assertThatThrownBy(() -> SigningKey.ofFile(one, "sai".toCharArray(), null))
        .hasMessageContaining("password of " + one + " is wrong");
    assertThatThrownBy(() -> SigningKey.ofFile(two, "x".toCharArray(), null))
        .hasMessageContaining("--alias: key1, key2");
    assertThat(SigningKey.ofFile(two, "x".toCharArray(), "key2").certificate())
        .isEqualTo(city.certificate());
    assertThatThrownBy(() -> SigningKey.ofFile(two, "x".toCharArray(), "key3"))
        .hasMessageContaining("no key 'key3'; it has: key1, key2");
    Path none = TestKeys.p12(folder.resolve("none.p12"), "x");
    assertThatThrownBy(() -> SigningKey.ofFile(none, "x".toCharArray(), null))
        .hasMessageContaining("no private key");
    assertThatThrownBy(() -> SigningKey.ofFile(report(), "x".toCharArray(), null))
        .hasMessageContaining("can't be read as a PKCS#12 file");
    assertThatThrownBy(() -> signed(city, CLOCK, SigningOptions.plain()))
        .hasMessageContaining("key usage");
    SigningKey swapped = new SigningKey(city.key(), secretary.chain(), null);
    assertThatThrownBy(() -> signed(swapped, CLOCK, SigningOptions.plain()))
        .hasMessageContaining("doesn't fit its certificate");
  }

  @Test
  void a_folder_is_held_against_its_manifest_and_its_report() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (var files = Files.list(audit)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.copy(signed(), copy.resolve("report-signed.pdf"));
    assertThat(faults(verify(copy))).isEmpty();

    // The signature cut off, the name kept.
    Files.copy(report(), copy.resolve("report-signed.pdf"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(faults(verify(copy)))
        .singleElement()
        .matches(check -> check.file().endsWith("report-signed.pdf"))
        .matches(check -> check.text().contains("It carries no signature"));
    Files.move(copy.resolve("report.pdf"), copy.resolve("renamed.pdf"));
    assertThat(faults(verify(copy)))
        .extracting(check -> check.file().getFileName() + " " + check.text())
        .anyMatch(text -> text.startsWith("report.pdf It is missing"));
    Files.move(copy.resolve("renamed.pdf"), copy.resolve("report.pdf"));
    Files.delete(copy.resolve("report-signed.pdf"));

    Files.writeString(copy.resolve("findings.csv"), "changed");
    Files.delete(copy.resolve("problems.csv"));
    Files.writeString(copy.resolve("extra.txt"), "x");
    Path manifest = copy.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("\"as_of\" ?: ?\"2", "\"as_of\":\"3"));
    assertThat(faults(verify(copy)))
        .extracting(check -> check.file().getFileName() + " " + check.text())
        .anyMatch(text -> text.startsWith("findings.csv It was changed"))
        .anyMatch(text -> text.startsWith("problems.csv It is missing"))
        .anyMatch(text -> text.startsWith("extra.txt No manifest names it"))
        .anyMatch(text -> text.startsWith("report.pdf It differs") && text.contains("/as_of"))
        .hasSize(4);
  }

  @Test
  void nothing_is_overwritten_and_an_unsigned_document_is_no_signed_one() throws Exception {
    Path file = signed();
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(
            () -> new PdfSigner(secretary, CLOCK).sign(report(), file, SigningOptions.plain()))
        .hasMessageContaining("is there already");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(faults(verify(report())))
        .singleElement()
        .matches(check -> check.text().contains("no signature"));
  }

  @Test
  void a_key_signs_that_never_leaves_its_token() throws Exception {
    Path tokens = Files.createDirectory(folder.resolve("tokens"));
    Path settings =
        Files.writeString(
            folder.resolve("softhsm2.conf"),
            "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
    Path p12 = TestKeys.p12(folder.resolve("k.p12"), "secret12", secretary);
    String driver = "/usr/lib/softhsm/libsofthsm2.so";
    Path provider =
        Files.writeString(
            folder.resolve("p11.cfg"),
            "name = auditor-test\nlibrary = " + driver + "\nslotListIndex = 0\n");
    with(settings, "softhsm2-util --init-token --free --label t --pin 1234 --so-pin 12345678");
    String java = ProcessHandle.current().info().command().orElseThrow();
    with(
        settings,
        Path.of(java).resolveSibling("keytool")
            + " -importkeystore -srckeystore "
            + p12
            + " -srcstoretype PKCS12 -srcstorepass secret12 -destkeystore NONE -deststoretype"
            + " PKCS11 -deststorepass 1234 -noprompt -providerClass sun.security.pkcs11.SunPKCS11"
            + " -providerArg "
            + provider);
    Path pin = Files.writeString(folder.resolve("pin"), "1234\n");
    Path wrong = Files.writeString(folder.resolve("wrong"), "4321\n");
    Path signed = folder.resolve("by-token.pdf");
    String sign =
        java
            + " -cp "
            + System.getProperty("java.class.path")
            + " org.liaisonauditor.AuditorApplication sign "
            + report()
            + " --token "
            + driver
            + " --out "
            + signed
            + " --password-file ";
    assertThat(with(settings, sign + wrong)).contains("The PIN of the token in place 0");
    assertThat(signed).doesNotExist();
    assertThat(with(settings, sign + pin)).contains("signed by CN=Nguyễn Thị Ánh");
    assertThat(run("pdfsig", "-nocert", signed.toString())).contains("Signature is Valid");
  }

  /** Runs a command with the tokens of a test. */
  private static String with(Path settings, String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command.split(" ")).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", settings.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @Test
  void a_signed_report_keeps_for_years_as_before() throws Exception {
    assertThat(archivalFaults(signed())).isEmpty();
    assertThat(archivalFaults(signed(secretary, CLOCK, SigningOptions.plain()))).isEmpty();
  }

  /** What veraPDF finds against PDF/A-3a and PDF/UA-1. */
  private static List<String> archivalFaults(Path file) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    List<String> faults = new ArrayList<>();
    for (PDFAFlavour level : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
      try (InputStream in = Files.newInputStream(file);
          PDFAParser parser = Foundries.defaultInstance().createParser(in, level);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(level, false)) {
        validator
            .validate(parser)
            .getTestAssertions()
            .forEach(failed -> faults.add(failed.getRuleId() + failed.getMessage()));
      }
    }
    return faults;
  }

  private Path stamped(TimeAuthority authority) throws Exception {
    return signed(
        secretary,
        CLOCK,
        new SigningOptions("Phê duyệt", "", "", null, false, authority.address()));
  }

  @Test
  void an_authority_of_time_says_when_the_signature_was_there() throws Exception {
    Instant seen = CLOCK.instant().minusSeconds(1);
    try (TimeAuthority authority = new TimeAuthority(seen, answer -> answer)) {
      Path file = stamped(authority);
      assertThat(faults(verify(file))).isEmpty();
      assertThat(verify(file))
          .extracting(Check::text)
          .anyMatch(text -> text.contains("the time " + seen + " is stamped by an authority"));
      assertThat(run("pdfsig", "-nocert", file.toString())).contains("Signature is Valid");
    }
  }

  @Test
  void a_stamp_of_time_counts_by_whom_the_user_trusts() throws Exception {
    Instant seen = CLOCK.instant().minusSeconds(1);
    try (TimeAuthority authority = new TimeAuthority(seen, answer -> answer)) {
      Path file = stamped(authority);
      Path ours = TestKeys.pem(folder.resolve("ours.pem"), city);
      List<Check> without = new Verification(Trust.in(ours), CLOCK).of(file);
      assertThat(faults(without)).isEmpty();
      assertThat(without)
          .extracting(Check::text)
          .anyMatch(text -> text.contains("Nobody you trust vouches for the authority of time"))
          .anyMatch(text -> text.contains("is what the signer says"));
      Path both =
          Files.writeString(
              folder.resolve("both.pem"),
              Files.readString(ours)
                  + "-----BEGIN CERTIFICATE-----\n"
                  + Base64.getMimeEncoder().encodeToString(authority.certificate().getEncoded())
                  + "\n-----END CERTIFICATE-----\n");
      assertThat(new Verification(Trust.in(both), CLOCK).of(file))
          .extracting(Check::text)
          .anyMatch(text -> text.contains("the time " + seen + " is stamped by an authority"));
    }
  }

  @Test
  void what_the_authority_of_time_did_not_sign_is_not_taken() throws Exception {
    try (TimeAuthority other =
        new TimeAuthority(
            CLOCK.instant(),
            answer -> {
              byte[] wrong = answer.clone();
              wrong[wrong.length - 20] ^= 1;
              return wrong;
            })) {
      assertThatThrownBy(() -> stamped(other)).hasMessageContaining("authority of time");
    }
    URI nobody;
    try (TimeAuthority gone = new TimeAuthority(CLOCK.instant(), answer -> answer)) {
      nobody = gone.address();
    }
    assertThatThrownBy(
            () -> signed(secretary, CLOCK, new SigningOptions("", "", "", null, false, nobody)))
        .isInstanceOf(SigningRefused.class);
  }
}
