package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.due.Due;
import org.liaisonauditor.due.DueList;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.facts.Terms;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.StoredUnits;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what units have not sent. */
@Command(
    name = "due",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists which unit has not sent what for a period: of workplaces members, letters and",
      "classifications; of wards the meetings, attendance and evaluations of their branches.",
      "What comes due after today is not missing yet. Whether what was sent is right is for an",
      "audit to say.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  auditor due --from 2025-01-01 --to 2025-12-31")
final class DueCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Mixin private PeriodOptions period;

  @Mixin private ShowOption show;

  @Override
  public Integer call() throws Exception {
    period.check();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Clock clock = context.getBean(Clock.class);
      Database database = context.getBean(Database.class);
      Path rules = Path.of(context.getEnvironment().getRequiredProperty("auditor.rules"));
      ZoneId zone = ZoneId.of(context.getEnvironment().getRequiredProperty("auditor.zone"));
      Parameters parameters = RulePacks.read(rules).parameters();
      List<Due> dues =
          DueList.of(
              database,
              year -> parameters.dayOf(Terms.EVALUATION_DUE, year),
              period.from(),
              period.to(),
              LocalDate.ofInstant(clock.instant(), zone),
              clock.instant());
      PrintWriter out = spec.commandLine().getOut();
      if (show.json()) {
        JsonOut.print(dues.stream().map(DueCommand::object).toList(), out);
      } else if (dues.isEmpty()) {
        boolean none = new StoredUnits(database).asOf(clock.instant()).isEmpty();
        out.println(
            (none
                    ? new Text(
                        "Chưa biết tổ chức nào: hãy nộp bảng Tổ chức trước.",
                        "No unit is known yet: submit the table of Units first.")
                    : new Text("Không thiếu gì.", "Nothing is missing."))
                .in(show.language()));
      } else {
        table(dues, show.language(), zone).print(out);
      }
    }
    return ExitCodes.DONE;
  }

  private static TextTable table(List<Due> dues, Language language, ZoneId zone) {
    TextTable table =
        new TextTable(
            new Text("Mã", "Unit").in(language),
            new Text("Tổ chức", "Name").in(language),
            new Text("Bảng", "Table").in(language),
            new Text("Bài nộp mới nhất", "Newest submission").in(language),
            new Text("Thiếu", "Missing").in(language));
    for (Due due : dues) {
      table.add(
          due.unit().code(),
          due.unit().name(),
          due.table().name(language),
          due.newest() == null
              ? "–"
              : due.newest().number()
                  + " ("
                  + LocalDate.ofInstant(due.newest().receivedAt(), zone)
                  + ")",
          due.what().in(language));
    }
    return table;
  }

  private static Map<String, Object> object(Due due) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("unit", due.unit().code());
    object.put("name", due.unit().name());
    object.put("kind", due.unit().kind());
    object.put("table", due.table().english());
    object.put("missing", due.missing());
    object.put("expected", due.expected());
    object.put("codes", new ArrayList<>(due.codes()));
    object.put("message_vi", due.what().vi());
    object.put("message_en", due.what().en());
    object.put("newest_submission", due.newest() == null ? null : due.newest().number());
    object.put("newest_received_at", due.newest() == null ? null : due.newest().receivedAt());
    return object;
  }
}
