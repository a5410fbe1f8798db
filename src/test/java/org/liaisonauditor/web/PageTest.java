package org.liaisonauditor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.inbox.Inbox;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.runs.RunRequest;
import org.liaisonauditor.schedule.Timetable;
import org.liaisonauditor.store.Submissions;
import org.springframework.context.ConfigurableApplicationContext;

/** The page of a real server, with the example town and what became of it. */
class PageTest {

  private static final Path TOWN = Path.of("examples/town/submissions");
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  @TempDir private static Path data;

  private static ConfigurableApplicationContext server;
  private static long done;
  private static long refused;

  private static final String TIMETABLE =
      """
      entries:
        half-year:
          title: {vi: Sáu tháng, en: Half a year}
          period: 2025-07-01/2025-12-31
          once: 2090-07-15T06:00
        yearly:
          title: {vi: Hằng năm, en: Every year}
          period: previous-year
          once: 2090-01-15T06:00
      """;

  @BeforeAll
  static void serve() throws Exception {
    Path timetable = Files.writeString(data.resolve("timetable.yaml"), TIMETABLE);
    server =
        AuditorApplication.start(
            true,
            Map.of(
                "server.port",
                0,
                "auditor.home",
                Path.of("").toAbsolutePath().toString(),
                "auditor.data",
                data.toString(),
                "auditor.timetable",
                timetable.toString(),
                "auditor.inbox-settle",
                "0s",
                "auditor.inbox-sweep",
                "1h"));
    server.getBean(Timetable.class).pause("yearly", "Hoa <b>");
    Path inbox = data.resolve("inbox");
    drop(TOWN.resolve("to-chuc.xlsx"), inbox.resolve("TU/to-chuc.xlsx"));
    drop(TOWN.resolve("ward-P03.xlsx"), inbox.resolve("P03/ward-P03.xlsx"));
    server.getBean(Inbox.class).sweep();
    refused = audit(null);
    for (Path file : files(TOWN)) {
      drop(file, inbox.resolve(file.getFileName()));
    }
    server.getBean(Inbox.class).sweep();
    for (String again : List.of("second", "third")) {
      drop(TOWN.resolve("ward-P03.xlsx"), inbox.resolve("P03/" + again + ".xlsx"));
      server.getBean(Inbox.class).sweep();
    }
    drop(
        Path.of("examples/town-with-faults/submissions/ward-P01.xlsx"),
        inbox.resolve("P01/<script>alert(1)<\u2215script>.xlsx"));
    server.getBean(Inbox.class).sweep();
    done = audit("Hoa <i>");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void drop(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static long audit(String by) {
    RunRequest request =
        new RunRequest(
            null,
            LocalDate.parse("2025-01-01"),
            LocalDate.parse("2025-12-31"),
            LocalDate.parse("2026-01-15"),
            Path.of("rules"),
            false,
            Map.of(),
            Language.VI,
            0,
            by == null ? "nobody" : by,
            null,
            null);
    try {
      return server.getBean(AuditRuns.class).run(request);
    } catch (AuditRuns.AlreadyRun | AuditRuns.RunFailed e) {
      return server.getBean(RunRecords.class).newest(0, 1).getFirst().number();
    }
  }

  private static int port() {
    return server.getEnvironment().getProperty("local.server.port", Integer.class);
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return BROWSER.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** What a server answers to bytes that no decent client sends. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String rawGet(String path, String host) throws IOException {
    return raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  @Test
  void the_page_shows_runs_submissions_timetable_and_inbox() throws Exception {
    HttpResponse<byte[]> response = get("/");
    String page = text(response);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(page).contains("<html lang=\"vi\">").contains("Vấn đề cần xem xét");
    assertThat(page).contains("Hoa &lt;i&gt;").contains("123 đảng viên, 9 chi bộ");
    assertThat(page).contains("href=\"/runs/" + done + "/report.pdf\"");
    assertThat(page).contains("Bài nộp chưa dùng được").contains("unusable rows");
    assertThat(page).contains("15/07/2090 06:00").contains("Sáu tháng");
    assertThat(page).contains("Hằng năm").contains("Hoa &lt;b&gt; tạm dừng từ ");
    assertThat(page).contains("Chưa nhận").contains("5 lỗi, 2 lưu ý").contains("&lt;script&gt;");
    assertThat(page).contains("Đảng ủy phường số 3").contains(data.resolve("inbox").toString());
  }

  @Test
  void the_page_shows_by_which_rules_audits_are_judged() throws Exception {
    String page = text(get("/?lang=en"));

    assertThat(page)
        .contains("The rules folder holds version 1, by which audits are judged.")
        .contains("came with the program")
        .contains("Rules qd213, version 1");
  }

  @Test
  void the_page_speaks_english_when_asked_and_remembers() throws Exception {
    HttpResponse<byte[]> asked = get("/?lang=en");
    String cookie = asked.headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(cookie).startsWith("lang=en;").contains("HttpOnly").contains("SameSite=Lax");
    assertThat(text(asked)).contains("<html lang=\"en\">").contains("Gaps to look into");
    assertThat(text(get("/", "Cookie", "lang=en"))).contains("<html lang=\"en\">");
    assertThat(text(get("/?lang=vi", "Cookie", "lang=en"))).contains("<html lang=\"vi\">");
    assertThat(text(get("/?lang=fr"))).contains("<html lang=\"vi\">");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void every_text_of_the_page_is_there_in_the_language(String language) throws Exception {
    assertThat(text(get("/?lang=" + language))).doesNotContain("??");
    ResourceBundle texts =
        ResourceBundle.getBundle("org.liaisonauditor.web.page", Locale.forLanguageTag(language));
    ResourceBundle others =
        ResourceBundle.getBundle(
            "org.liaisonauditor.web.page",
            Locale.forLanguageTag(language.equals("vi") ? "en" : "vi"));
    assertThat(texts.keySet()).isEqualTo(others.keySet());
  }

  @Test
  void long_lists_come_in_pages() throws Exception {
    assertThat(server.getBean(Submissions.class).all().size())
        .isBetween(Paging.ROWS + 1, 2 * Paging.ROWS);
    String first = text(get("/?lang=en"));
    String second = text(get("/?submissions=2&lang=en"));

    assertThat(first).contains("Older").doesNotContain("Newer");
    assertThat(second).contains("Newer").doesNotContain("Older");
    assertThat(Pattern.compile("Page 2 of 2, \\d\\d in all").matcher(second).find()).isTrue();
    assertThat(text(get("/?submissions=99&lang=en"))).contains("Page 2 of 2");
    assertThat(text(get("/?submissions=-5&lang=en"))).contains("Page 1 of 2");
    assertThat(get("/?submissions=x").statusCode()).isEqualTo(400);
  }

  @Test
  void what_a_later_file_takes_the_place_of_is_named() throws Exception {
    String page = text(get("/?lang=en"));

    assertThat(page).containsSubsequence("third.xlsx", "Counts", "second.xlsx", "Superseded");
    assertThat(page).containsSubsequence("second.xlsx", "by submission 20");
  }

  @Test
  void outputs_of_a_run_are_given_out_as_they_were_written() throws Exception {
    HttpResponse<byte[]> pdf = get("/runs/" + done + "/report.pdf");
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(pdf.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("inline;")
        .contains("run-" + done + "-report.pdf");
    assertThat(pdf.body()).isEqualTo(Files.readAllBytes(folder(done).resolve("report.pdf")));

    HttpResponse<byte[]> csv = get("/runs/" + done + "/findings.csv");
    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;");
  }

  private static Path folder(long run) {
    return server.getBean(RunFolders.class).of(run);
  }

  @Test
  void a_refused_run_gives_out_its_problem_list_and_marked_copies() throws Exception {
    Run run = server.getBean(RunRecords.class).find(refused).orElseThrow();
    assertThat(run.state()).isEqualTo(Run.State.REFUSED);

    assertThat(text(get("/runs/" + refused + "/problems.csv"))).contains("ward-P03.xlsx");
    assertThat(get("/runs/" + refused + "/marked/P03/ward-P03.xlsx").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%s/../../database.mv.db",
        "/%s/..%%2f..%%2fdatabase.mv.db",
        "/%s/%%2e%%2e/%%2e%%2e/database.mv.db",
        "/%s/..\\..\\database.mv.db",
        "/%s/..%%5c..%%5cdatabase.mv.db",
        "/%s//report.pdf",
        "/%s/./report.pdf;x=/../..",
        "/%s/notes.txt",
        "/%s/",
        "/%s",
        "/99999/report.pdf",
        "/9999999999999999999999/report.pdf",
        "/-1/report.pdf"
      })
  void nothing_else_can_be_fetched(String path) throws Exception {
    Files.writeString(folder(done).resolve("notes.txt"), "not of the run");

    String answer = rawGet("/runs" + path.formatted(done), "localhost");

    assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("not of the run");
  }

  @Test
  void a_file_that_is_not_as_the_run_wrote_it_is_not_given_out() throws Exception {
    Path file = folder(done).resolve("findings.json");
    byte[] before = Files.readAllBytes(file);
    Files.writeString(file, "{}");

    HttpResponse<byte[]> answer = get("/runs/" + done + "/findings.json");

    assertThat(answer.statusCode()).isEqualTo(410);
    Files.write(file, before);
    assertThat(get("/runs/" + done + "/findings.json").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page.css", "/nothing", "/actuator/health"})
  void every_answer_keeps_browsers_strict(String path) throws Exception {
    var headers = get(path).headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
  }

  @Test
  void the_page_loads_nothing_from_elsewhere() throws Exception {
    assertThat(text(get("/"))).doesNotContain("http://").doesNotContain("https://");
    assertThat(text(get("/page.css"))).doesNotContain("url(").doesNotContain("@import");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1:8213", "[::1]:8213", "LOCALHOST:1"})
  void names_of_this_machine_are_answered(String host) throws Exception {
    assertThat(rawGet("/", host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8213", "localhost.evil.example", "10.0.0.1"})
  void a_name_that_is_not_this_machines_gets_nothing(String host) throws Exception {
    assertThat(rawGet("/", host)).startsWith("HTTP/1.1 421").doesNotContain("123");
    assertThat(rawGet("/runs/" + done + "/report.pdf", host)).startsWith("HTTP/1.1 421");
    assertThat(rawGet("/actuator/health", host)).startsWith("HTTP/1.1 421");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE"})
  void nothing_can_be_changed(String method) throws Exception {
    for (String path : List.of("/", "/runs/" + done + "/report.pdf", "/actuator/health")) {
      assertThat(
              raw(
                  method
                      + " "
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
                      + "Connection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 405");
    }
  }

  @Test
  void health_knows_database_pack_last_run_and_inbox() throws Exception {
    String health = text(get("/actuator/health"));

    assertThat(health)
        .contains("\"db\":")
        .contains("\"pack\":\"qd213\"", "\"version\":1", "\"draft\":\"PUBLISHED\"");
    assertThat(health).contains("\"run\":" + done).contains("\"waiting\":");
    assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
    assertThat(get("/actuator").statusCode()).isEqualTo(404);
  }

  @Test
  void an_unknown_address_says_so_in_the_language() throws Exception {
    HttpResponse<byte[]> answer = get("/nothing", "Accept", "text/html", "Cookie", "lang=en");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("There is nothing at this address.");
  }
}
