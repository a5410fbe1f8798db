package org.liaisonauditor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.schedule.Timetable;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** Timetable entries send the plan of an audit, and the audit beside that of the period before. */
class PeriodsSentTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path data;

  @ParameterizedTest
  @EnumSource
  void a_period_is_sent_beside_the_one_before_as_soon_as_there_is_one(TestDatabase database)
      throws Exception {
    Path timetable = data.resolve("timetable.yaml");
    Files.writeString(
        timetable,
        "entries:\n"
            + entry("first", "2025-01-01/2025-06-30", "2025-07-15")
            + entry("quarter", "2025-04-01/2025-06-30", "2025-07-15")
            + entry("second", "2025-07-01/2025-12-31", "2026-01-15"));
    Map<String, Object> settings = new HashMap<>();
    settings.put("auditor.data", data.toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.put("auditor.timetable", timetable.toString());
    settings.put("auditor.delivery.recipients", data.resolve("recipients.yaml").toString());
    settings.putAll(database.settings(data));
    try (ConfigurableApplicationContext context = AuditorApplication.start(false, settings)) {
      submitTown(context.getBean(Reception.class));
      context.getBean(Timetable.class).takeUp();

      long first = fire("first", context);
      assertThat(sent(first, context)).containsExactly("inspection-plan");
      long quarter = fire("quarter", context);
      assertThat(sent(quarter, context)).containsExactly("inspection-plan");
      long second = fire("second", context);
      assertThat(sent(second, context)).containsExactlyInAnyOrder("inspection-plan", "periods");

      assertThat(text("run-" + second + "-periods-vi.pdf"))
          .contains(
              "Kỳ trước từ 01/01/2025 đến 30/06/2025, theo tình hình tại ngày 15/07/2025; kỳ này từ"
                  + " 01/07/2025 đến 31/12/2025");
      assertThat(text("run-" + second + "-inspection-plan-vi.pdf"))
          .contains("KẾ HOẠCH KIỂM TRA", "không phải bằng chứng");
      RunRecords records = context.getBean(RunRecords.class);
      RunData runs = context.getBean(RunData.class);
      assertThat(runs.periodBefore(records.find(second).orElseThrow()))
          .get()
          .extracting(Run::number)
          .isEqualTo(first);
      assertThat(runs.periodBefore(records.find(quarter).orElseThrow())).isEmpty();
    }
  }

  private static String entry(String code, String period, String asOf) {
    return """
        %s:
          title: {vi: Kỳ, en: Period}
          period: %s
          as-of: %s
          once: 2030-01-15T06:00
          deliver:
            - {report: periods, to: folder:board}
            - {report: inspection-plan, to: folder:board}
        """
        .formatted(code, period, asOf)
        .indent(2);
  }

  private static long fire(String entry, ConfigurableApplicationContext context) throws Exception {
    long run = context.getBean(Timetable.class).fire(entry, "test").run();
    context.getBean(Dispatch.class).sendDue();
    return run;
  }

  private static List<String> sent(long run, ConfigurableApplicationContext context) {
    return context.getBean(Deliveries.class).of(run).stream()
        .filter(delivery -> delivery.state() == Delivery.State.SENT)
        .map(Delivery::report)
        .toList();
  }

  private static void submitTown(Reception reception) throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        assertThat(
                reception
                    .receive(
                        new Reception.HandedIn(
                            file,
                            name,
                            name,
                            "test",
                            NewSubmission.Door.COMMAND_LINE,
                            0,
                            Submissions.Supersede.SAME_RECORDS),
                        0)
                    .accepted())
            .isTrue();
      }
    }
  }

  private String text(String file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(data.resolve("deliveries/board/" + file).toFile())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }
}
