package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.signing.TestKeys;

/** Reports are issued, given back, checked and withdrawn, as typed; one after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssueCommandTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  private static final String SIGNER = "Trần Thị Bưởi";

  @TempDir private static Path store;

  private static Path password;
  private static Path key;

  @BeforeAll
  static void auditTheTown() throws Exception {
    List<String> submit = new ArrayList<>(List.of("submit", "--unit", "TU", "--by", "Hoa"));
    try (Stream<Path> files = Files.list(TOWN)) {
      files.sorted().map(Path::toString).forEach(submit::add);
    }
    assertThat(auditor(submit.toArray(String[]::new)).code()).isZero();
    Auditor.Ended run =
        auditor(
            "run",
            "--from",
            "2025-01-01",
            "--to",
            "2025-12-31",
            "--as-of",
            "2026-01-15",
            "--lang",
            "vi");
    assertThat(run.code()).as(run.err()).isZero();
    password = Files.writeString(store.resolve("password"), "secret1");
    key =
        TestKeys.p12(
            store.resolve("key.p12"), "secret1", TestKeys.person(SIGNER, TestKeys.authority("CA")));
  }

  private static Auditor.Ended auditor(String... arguments) {
    return new Auditor().with(arguments).with("--data", store.resolve("data").toString()).run();
  }

  private static Auditor.Ended issue(String kind, String unit, String out, String... more) {
    List<String> all =
        new ArrayList<>(List.of("issue", "1", "--kind", kind, "--by", "Lê Văn An", "--signer"));
    all.addAll(List.of(SIGNER, "--out", file(out)));
    if (unit != null) {
      all.addAll(List.of("--unit", unit));
    }
    all.addAll(List.of(more));
    return auditor(all.toArray(String[]::new));
  }

  private static String[] signed(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("--key", key.toString(), "--password-file", password.toString(), "--visible"));
    all.addAll(List.of("--place", "Nam Định"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String file(String name) {
    return store.resolve(name).toString();
  }

  private static String text(String name) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(store.resolve(name).toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  @Test
  @Order(1)
  void a_report_is_issued_signed_with_number_day_and_head_of_the_history() throws Exception {
    Auditor.Ended ended = issue("ward", "P01", "ward.pdf", signed());

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("01-BC/BTCTU of ", "(report 1, signed by CN=" + SIGNER);
    assertThat(text("ward.pdf"))
        .contains("Số 01-BC/BTCTU", "Nam Định, ngày ", SIGNER, "Đầu chuỗi lịch sử: 3:")
        .doesNotContain("DỰ THẢO");
    assertThat(text("ward.pdf").split("\n")).anyMatch(line -> line.contains("Trang 1/"));
    Auditor.Ended verified = auditor("verify", file("ward.pdf"));
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out())
        .contains("Its bytes are those that were issued as 01-BC/BTCTU")
        .contains("Its head 3 is an entry of the history here.");
    assertThat(auditor("verify", "--chain", "--witness", file("ward.pdf")).out())
        .contains("The history is whole: 4 entries, heads of witnesses: 1")
        .contains("It was held against 1 heads in reports that were issued here.")
        .contains("Part of the history: " + file("ward.pdf") + " has seen it up to entry 3 (run 1");
  }

  @Test
  @Order(2)
  void issuing_again_gives_the_same_bytes_and_takes_no_number() throws Exception {
    Auditor.Ended again = issue("ward", "P01", "again.pdf", signed());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("01-BC/BTCTU", "issued before");
    assertThat(Files.mismatch(store.resolve("ward.pdf"), store.resolve("again.pdf"))).isEqualTo(-1);
    assertThat(auditor("issued", "1", "--out", file("kept.pdf")).code()).isZero();
    assertThat(Files.mismatch(store.resolve("ward.pdf"), store.resolve("kept.pdf"))).isEqualTo(-1);
  }

  @Test
  @Order(3)
  void the_unsigned_report_is_the_beginning_of_the_signed_one() throws Exception {
    Matcher hash =
        Pattern.compile("\"unsignedSha256\":\"([0-9a-f]{64})\"")
            .matcher(auditor("issued", "1", "--json").out());
    assertThat(hash.find()).isTrue();
    byte[] signed = Files.readAllBytes(store.resolve("ward.pdf"));
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("%%EOF") + "%%EOF\n".length();

    assertThat(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(signed, end))))
        .isEqualTo(hash.group(1));
  }

  @Test
  @Order(4)
  void names_of_members_who_are_still_to_be_heard_are_not_issued_and_take_no_number() {
    Auditor.Ended city = issue("city", null, "city.pdf", signed());

    assertThat(city.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(city.err())
        .contains("whose time to answer is not over: ", ", awaited: CQ009, not asked yet; finding ")
        .contains("and 71 more");
    assertThat(store.resolve("city.pdf")).doesNotExist();
    assertThat(issue("ward", "P02", "ward2.pdf", signed()).out()).contains("02-BC/BTCTU");
  }

  @Test
  @Order(5)
  void a_body_without_a_key_signs_on_paper() throws Exception {
    Auditor.Ended letter = issue("reminder", "CB003", "letter.pdf", "--to-be-signed-by-hand");

    assertThat(letter.code()).as(letter.err()).isZero();
    assertThat(text("letter.pdf")).contains("Số 01-TB/BTCTU", SIGNER).doesNotContain("DỰ THẢO");
    Auditor.Ended verified = auditor("verify", file("letter.pdf"));
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("to be signed by hand by " + SIGNER);
    assertThat(auditor("verify", "--chain", "--witness", file("letter.pdf")).code()).isZero();

    byte[] bytes = Files.readAllBytes(store.resolve("letter.pdf"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(store.resolve("forged.pdf"), bytes);
    assertThat(auditor("verify", file("forged.pdf")).code()).isEqualTo(ExitCodes.FAILURE);
  }

  @Test
  @Order(6)
  void a_report_takes_the_place_of_another_and_both_are_named() throws Exception {
    Auditor.Ended ended =
        issue("ward", "P01", "new.pdf", signed("--replaces", "1", "--why", "Số liệu đã sửa"));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(text("new.pdf").replace("\n", " "))
        .contains("Số 03-BC/BTCTU")
        .contains("(thay thế văn bản số 01-BC/BTCTU ngày ");
    assertThat(auditor("issued").out())
        .contains("withdrawn, replaced by 4: Số liệu đã sửa", "counts, in place of 1");
    assertThat(auditor("verify", file("ward.pdf")).out())
        .contains("It was withdrawn at ", "(replaced by report 4)");
    assertThat(
            auditor("issued", "4", "--withdraw", "--by", "Lê Văn An", "--why", "Gửi nhầm").code())
        .isZero();
    assertThat(auditor("issued", "4", "--withdraw", "--by", "An", "--why", "x").err())
        .contains("03-BC/BTCTU was withdrawn already");
    assertThat(auditor("verify", "--chain").code()).isZero();
  }

  @Test
  @Order(7)
  void other_bytes_under_an_issued_number_and_a_cut_history_are_told() throws Exception {
    Auditor.Ended forged =
        new Auditor()
            .with("sign", file("letter.pdf"), "--out", file("other.pdf"))
            .with("--key", key.toString(), "--password-file", password.toString())
            .with("--number", "02-BC/BTCTU", "--history", "2:" + "a".repeat(64))
            .run();
    assertThat(forged.code()).isZero();
    Auditor.Ended verified = auditor("verify", file("other.pdf"));

    assertThat(verified.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(verified.out())
        .contains("02-BC/BTCTU was issued from the database here with other bytes")
        .contains("is no entry of the history here");
  }

  @Test
  @Order(8)
  void what_is_missing_or_contradicts_is_told_at_once() {
    Auditor.Ended ended = issue("ward", "P01", "ward.pdf", "--replaces", "1", "--visible");

    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err())
        .contains("A report is issued signed: name a key")
        .contains("--replaces and --why belong together")
        .contains("is there already");
    assertThat(
            issue(
                    "ward",
                    "P03",
                    "p3.pdf",
                    "--key",
                    key.toString(),
                    "--password-file",
                    password.toString())
                .err())
        .contains("name it with --place");
    assertThat(issue("periods", null, "p.pdf", "--to-be-signed-by-hand").code())
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  @Order(9)
  void the_name_below_a_report_is_that_of_the_certificate_or_the_key_is_a_seal() throws Exception {
    Path plain =
        TestKeys.p12(
            store.resolve("plain.p12"),
            "secret1",
            TestKeys.person("Le Van Dong", TestKeys.authority("CA")));
    Path board =
        TestKeys.p12(
            store.resolve("seal.p12"),
            "secret1",
            TestKeys.person("Ban To chuc", TestKeys.authority("CA")));

    assertThat(signedBy(board, SIGNER, "seal.pdf").err())
        .contains("The certificate is that of Ban To chuc")
        .contains("the name below the report would be " + SIGNER)
        .contains("add --seal");
    assertThat(signedBy(plain, "Lê Văn Dũng", "dung.pdf").code()).isEqualTo(ExitCodes.FAILURE);
    Auditor.Ended sealed = signedBy(board, SIGNER, "seal.pdf", "--seal");
    assertThat(sealed.code()).as(sealed.err()).isZero();
    assertThat(auditor("issued", "5", "--withdraw", "--by", "An", "--why", "Thử").code()).isZero();
    assertThat(signedBy(plain, "Lê Văn Đông", "dong.pdf").code()).isZero();
    assertThat(auditor("issued").out()).doesNotContain("given up");
  }

  @Test
  @Order(10)
  void an_authority_of_time_that_is_away_costs_a_number_and_its_reason_is_told() throws Exception {
    Auditor.Ended branch =
        issue("workplace", "CQ001", "away.pdf", signed("--tsa", "http://127.0.0.1:1/"));
    assertThat(branch.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(branch.err())
        .contains("The authority of time http://127.0.0.1:1/ can't be reached.")
        .contains("or sign without its stamp")
        .contains("The number 06-BC/BTCTU was taken for it and is given up");
    assertThat(store.resolve("away.pdf")).doesNotExist();
    assertThat(auditor("issued").out())
        .contains("given up by Lê Văn An: The authority of time http://127.0.0.1:1/ can't be");
    assertThat(issue("workplace", "CQ001", "cq.pdf", signed()).out()).contains("07-BC/BTCTU of ");
    assertThat(auditor("verify", "--chain").code()).isZero();

    Auditor.Ended forged =
        new Auditor()
            .with("sign", file("cq.pdf"), "--out", file("six.pdf"))
            .with("--key", key.toString(), "--password-file", password.toString())
            .with("--number", "06-BC/BTCTU")
            .run();
    assertThat(forged.code()).isZero();
    Auditor.Ended verified = auditor("verify", file("six.pdf"));
    assertThat(verified.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(verified.out())
        .contains("The number 06-BC/BTCTU was taken here on ")
        .contains("no report was issued under it: it was given up at ");
  }

  private static Auditor.Ended signedBy(Path key, String signer, String out, String... more) {
    return new Auditor()
        .with("issue", "1", "--kind", "ward", "--unit", "P03", "--by", "Lê Văn An")
        .with("--signer", signer, "--out", file(out), "--place", "Nam Định")
        .with("--key", key.toString(), "--password-file", password.toString())
        .with(more)
        .with("--data", store.resolve("data").toString())
        .run();
  }
}
