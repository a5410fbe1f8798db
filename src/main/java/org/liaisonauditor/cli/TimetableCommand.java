package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.schedule.NextFiring;
import org.liaisonauditor.schedule.Timetable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the timetable. */
@Command(
    name = "timetable",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows and directs the audits that run by themselves.")
final class TimetableCommand implements Runnable {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with the timetable.");
  }

  @Command(
      name = "next",
      mixinStandardHelpOptions = true,
      description = {
        "Shows the next firings, in the organization's time zone, with what each will audit.",
        "Reads timetable.yaml as it is now and tells all its faults; changes nothing."
      })
  int next(
      @Mixin DataOption data,
      @Mixin ShowOption show,
      @Option(
              names = "--count",
              paramLabel = "N",
              defaultValue = "10",
              description = "how many (default: ${DEFAULT-VALUE})")
          int count)
      throws Exception {
    if (count < 1) {
      throw new WrongUsage("--count is " + count + "; it must be 1 or more.");
    }
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Timetable timetable = context.getBean(Timetable.class);
      List<NextFiring> firings = timetable.nextByFile(count);
      PrintWriter out = spec.commandLine().getOut();
      if (show.json()) {
        json(out, firings);
      } else {
        table(out, firings, timetable.zone(), show.language());
      }
    }
    return ExitCodes.DONE;
  }

  private static void json(PrintWriter out, List<NextFiring> firings) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (NextFiring firing : firings) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("entry", firing.entry().code());
      object.put("planned_at", moment(firing.planned(), firing.entry().zone()));
      object.put("from", firing.period().from());
      object.put("to", firing.period().to());
      object.put("as_of", firing.asOf());
      object.put("scope", firing.entry().scope());
      objects.add(object);
    }
    JsonOut.print(objects, out);
  }

  private static void table(
      PrintWriter out, List<NextFiring> firings, ZoneId zone, Language language) {
    TextTable table =
        new TextTable(
            new Text("Giờ chạy (" + zone + ")", "Fires at (" + zone + ")").in(language),
            new Text("Mục", "Entry").in(language),
            new Text("Từ ngày", "From").in(language),
            new Text("Đến ngày", "To").in(language),
            new Text("Tính đến ngày", "As of").in(language),
            new Text("Phạm vi", "Scope").in(language),
            new Text("Tên gọi", "Title").in(language));
    for (NextFiring firing : firings) {
      table.add(
          MINUTES.format(moment(firing.planned(), zone)),
          firing.entry().code(),
          firing.period().from().toString(),
          firing.period().to().toString(),
          firing.asOf().toString(),
          firing.entry().scope() == null
              ? new Text("tất cả", "all").in(language)
              : firing.entry().scope(),
          firing.entry().title().in(language));
    }
    table.print(out);
  }

  private static OffsetDateTime moment(Instant moment, ZoneId zone) {
    return moment.atZone(zone).toOffsetDateTime();
  }
}
