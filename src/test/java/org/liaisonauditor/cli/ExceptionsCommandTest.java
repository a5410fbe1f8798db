package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gap is accepted by two people, as they type it. */
class ExceptionsCommandTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");
  private static final Pattern HASH = Pattern.compile("Hash of these findings: ([0-9a-f]{64})");

  @TempDir private Path folder;

  private Auditor.Ended exceptions(String... arguments) {
    return new Auditor()
        .with("exceptions")
        .with(arguments)
        .with("--data", folder.resolve("data").toString())
        .run();
  }

  private String told(String... arguments) {
    Auditor.Ended ended = exceptions(arguments);
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    return ended.out();
  }

  private String[] finding() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      new Auditor()
          .with("submit", "--unit", "TU", "--by", "Hoa")
          .with(files.sorted().map(Path::toString).toArray(String[]::new))
          .with("--data", folder.resolve("data").toString())
          .run();
    }
    Auditor.Ended run =
        new Auditor()
            .with("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15")
            .with("--data", folder.resolve("data").toString())
            .run();
    assertThat(run.code()).as(run.err()).isZero();
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      Path csv = files.filter(file -> file.endsWith("findings.csv")).findFirst().orElseThrow();
      return Files.readAllLines(csv).get(1).split(",");
    }
  }

  @Test
  void one_person_asks_and_another_approves_what_both_looked_at() throws IOException {
    Auditor.Ended none = exceptions("preview", "--rule", "no-briefing", "--unit", "CB0101");
    assertThat(none.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(none.err()).contains("No audit by the rules qd213 has been done");

    String[] finding = finding();
    String rule = finding[0];
    String subject = finding[2];
    Auditor.Ended wide = exceptions("preview", "--rule", rule);
    assertThat(wide.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(wide.err()).contains("no exception hides a whole rule");
    String preview = told("preview", "--rule", rule, "--subject", subject);
    assertThat(preview).contains("findings of run 1 it hides ").contains(subject);
    Matcher hash = HASH.matcher(preview);
    assertThat(hash.find()).isTrue();
    assertThat(told("list", "--json").strip()).as("a preview keeps nothing").isEqualTo("[]");

    String until = LocalDate.now().plusYears(1).toString();
    Auditor.Ended refused = propose(rule, "nobody", "An", until);
    assertThat(refused.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(refused.err())
        .contains("Nothing was changed:")
        .contains("No finding of run 1 is " + rule + " about nobody; there is nothing to accept.");
    Auditor.Ended proposed = propose(rule, subject, "An", until);
    assertThat(proposed.code()).as(proposed.err()).isZero();
    assertThat(proposed.out()).contains(hash.group(1)).contains("Another person has to approve");
    String number = proposed.out().replaceAll("(?s).*This is exception (\\d+),.*", "$1");
    assertThat(told("preview", number)).contains("asked for by An: moving").contains(hash.group(1));
    assertThat(exceptions("preview", number, "--rule", rule).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(exceptions("preview", "999").err()).contains("There is no exception 999");

    assertThat(approve(number, "0".repeat(64), "Bình").err()).contains("preview it again");
    assertThat(approve(number, hash.group(1), "an ").err()).contains("another person has to");
    assertThat(told("list")).contains("PROPOSED");
    assertThat(approve(number, hash.group(1), "Bình").code()).isZero();
    assertThat(told("list")).contains("APPROVED").contains("Bình");

    assertThat(told("withdraw", number, "--by", "An", "--why", "moved"))
        .contains("is taken back by An");
    assertThat(told("list", "--json")).contains("\"state\":\"WITHDRAWN\"");
  }

  private String says(String... arguments) {
    Auditor.Ended ended =
        new Auditor().with(arguments).with("--data", folder.resolve("data").toString()).run();
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    return ended.out();
  }

  private void whatIsAcceptedIsNotDueSoon() {
    String[] upcoming = {
      "upcoming",
      "--from",
      "2025-01-01",
      "--to",
      "2025-12-31",
      "--as-of",
      "2025-11-30",
      "--lang",
      "en",
    };
    assertThat(says(upcoming))
        .containsPattern("CB004 +Missing evaluation")
        .doesNotContain("since exceptions accept it");
    String[] matched = {"--rule", "missing-evaluation", "--unit", "CB004"};
    List<String> propose = new ArrayList<>(List.of("propose"));
    propose.addAll(List.of(matched));
    propose.addAll(
        List.of("--from", "2025-06-01", "--until", LocalDate.now().plusYears(1).toString()));
    propose.addAll(List.of("--by", "An", "--why", "merging"));
    Matcher hash = HASH.matcher(told(propose.toArray(String[]::new)));
    assertThat(hash.find()).isTrue();
    assertThat(approve("2", hash.group(1), "Bình").code()).isZero();

    assertThat(says(upcoming))
        .containsPattern("Not listed, since exceptions accept it: [1-9]")
        .doesNotContainPattern("CB004 +Missing evaluation");
    List<String> json = new ArrayList<>(List.of(upcoming));
    json.add("--json");
    assertThat(says(json.toArray(String[]::new)).strip())
        .endsWith("]")
        .doesNotContain("Not listed");
    told("withdraw", "2", "--by", "An", "--why", "done");
  }

  @Test
  void the_next_audit_goes_by_what_was_agreed() throws IOException {
    String[] finding = finding();
    String rule = finding[0];
    String subject = finding[2];
    Matcher hash = HASH.matcher(told("preview", "--rule", rule, "--subject", subject));
    assertThat(hash.find()).isTrue();
    propose(rule, subject, "An", LocalDate.now().plusYears(1).toString());
    assertThat(approve("1", hash.group(1), "Bình").code()).isZero();
    String before = says("findings", "1");

    assertThat(
            says(
                "run",
                "--from",
                "2025-01-01",
                "--to",
                "2025-12-31",
                "--as-of",
                "2026-01-15",
                "--lang",
                "en"))
        .contains("Accepted gaps, counted apart: 1 (exceptions in use: 1).");

    assertThat(before).contains(subject).doesNotContain("Accepted gaps");
    assertThat(says("findings", "2")).contains("Accepted gaps, counted apart: 1").contains(subject);
    assertThat(told("list")).contains("run 2: COVERS (1)");
    assertThat(says("runs")).contains("ACCEPTED");
    assertThat(says("runs", "--json")).contains("\"accepted_findings\":1");
    String fingerprint =
        says("findings", "2", "--json")
            .replaceAll(
                "(?s).*\"fingerprint\":\"([0-9a-f]{32})\"[^}]*?\"exceptions\":\\[1].*", "$1");
    Auditor.Ended asked =
        new Auditor()
            .with("case", "assign", "2", "--finding", fingerprint, "--days", "20")
            .with("--by", "An", "--why", "x", "--data", folder.resolve("data").toString())
            .run();
    assertThat(asked.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(asked.err()).contains(fingerprint + " is accepted in run 2 (exception 1)");
    String all =
        says("case", "assign", "2", "--rule", rule, "--days", "20", "--by", "An", "--why", "x");
    assertThat(all).doesNotContain(subject).contains("findings assigned until");

    told("withdraw", "1", "--by", "An", "--why", "moved");
    assertThat(
            says(
                "run",
                "--from",
                "2025-01-01",
                "--to",
                "2025-12-31",
                "--as-of",
                "2026-01-15",
                "--lang",
                "en"))
        .contains("Accepted gaps, counted apart: 0 (ended, their gaps are back: 1).");
    assertThat(says("rerun", "2")).contains("6 of 6 outputs are the same");
    assertThat(told("list")).contains("run 3: ENDED (1)");
    assertThat(says("plan", "2", "--out", folder.resolve("plan").toString())).isNotBlank();
    whatIsAcceptedIsNotDueSoon();
  }

  private Auditor.Ended propose(String rule, String subject, String by, String until) {
    return exceptions(
        "propose",
        "--rule",
        rule,
        "--subject",
        subject,
        "--from",
        "2026-01-01",
        "--until",
        until,
        "--by",
        by,
        "--why",
        "moving");
  }

  private Auditor.Ended approve(String number, String seen, String by) {
    return exceptions("approve", number, "--seen", seen, "--by", by, "--why", "agreed");
  }
}
