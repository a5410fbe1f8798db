package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.liaisonauditor.delivery.Deliveries;
import org.liaisonauditor.delivery.Delivery;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.schedule.Comparison;
import org.liaisonauditor.schedule.Firing;
import org.liaisonauditor.schedule.NextFiring;
import org.liaisonauditor.schedule.NoSuchEntry;
import org.liaisonauditor.schedule.Timetable;
import org.liaisonauditor.schedule.TimetableRefused;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows and directs the audits that run by themselves. */
@Command(
    name = "timetable",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows and directs the audits that run by themselves.",
      "A server takes timetable.yaml up when it starts; so do run, pause and",
      "resume, and a server that runs follows within a minute. list and next",
      "change nothing.",
      ""
    })
final class TimetableCommand implements Runnable {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with the timetable.");
  }

  /** What a command does with the timetable. */
  private interface Work {
    int with(Timetable timetable, ConfigurableApplicationContext context) throws Exception;
  }

  private int with(DataOption data, Work work) throws Exception {
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      return work.with(context.getBean(Timetable.class), context);
    } catch (NoSuchEntry e) {
      throw new WrongUsage(e.getMessage());
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Shows all entries, with what came of them last and when they fire next.")
  int list(@Mixin DataOption data, @Mixin ShowOption show) throws Exception {
    return with(
        data,
        (timetable, context) -> {
          TimetableView view = new TimetableView(timetable, show.language());
          Comparison changes = timetable.compare();
          if (show.json()) {
            JsonOut.print(view.entries(changes), out());
          } else {
            view.print(changes, out());
          }
          return ExitCodes.DONE;
        });
  }

  @Command(
      name = "next",
      mixinStandardHelpOptions = true,
      description = {
        "Shows the next firings, in the organization's time zone, with what each will audit.",
        "Reads timetable.yaml as it is now and tells all its faults; leaves out what is paused."
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
    return with(
        data,
        (timetable, context) -> {
          TimetableView view = new TimetableView(timetable, show.language());
          List<NextFiring> firings = timetable.nextByFile(count);
          if (show.json()) {
            JsonOut.print(view.objects(firings), out());
          } else {
            view.print(firings, out());
          }
          return ExitCodes.DONE;
        });
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = {
        "Fires an entry now, paused or not, and waits for its run.",
        "A failure is not tried again by itself: that is left to who asked."
      })
  int runNow(
      @Mixin DataOption data,
      @Mixin ShowOption show,
      @Mixin ByOption by,
      @Parameters(paramLabel = "ENTRY", description = "code of the entry") String entry)
      throws Exception {
    return with(
        data,
        (timetable, context) -> {
          takeUp(timetable);
          Firing firing = timetable.fire(entry, by.name());
          TimetableView view = new TimetableView(timetable, show.language());
          if (show.json()) {
            JsonOut.print(List.of(view.object(firing)), out());
          } else if (firing.state() == Firing.State.DONE) {
            say(show.language(), "Lần chạy %d đã xong.", "Run %d is done.", firing.run());
            say(
                show.language(),
                "Báo cáo: %s",
                "Report: %s",
                context.getBean(RunFolders.class).of(firing.run()).resolve("report.pdf"));
            tellWaiting(context.getBean(Deliveries.class), firing.run(), show.language());
          }
          if (firing.state() != Firing.State.DONE) {
            spec.commandLine().getErr().println(firing.failure());
            return ExitCodes.FAILURE;
          }
          return ExitCodes.DONE;
        });
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = {
        "An entry fires no more until it is resumed, whatever is started in between.",
        "What is planned for the pause is missed and not made up for."
      })
  int pause(
      @Mixin DataOption data,
      @Mixin LanguageOption language,
      @Mixin ByOption by,
      @Parameters(paramLabel = "ENTRY", description = "code of the entry") String entry)
      throws Exception {
    return with(
        data,
        (timetable, context) -> {
          takeUp(timetable);
          if (timetable.pause(entry, by.name())) {
            say(language.language(), "Đã tạm dừng %s.", "%s is paused.", entry);
          } else {
            say(language.language(), "%s đang tạm dừng rồi.", "%s was paused already.", entry);
          }
          return ExitCodes.DONE;
        });
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "A paused entry fires again, from its next planned moment on.")
  int resume(
      @Mixin DataOption data,
      @Mixin LanguageOption language,
      @Mixin ByOption by,
      @Parameters(paramLabel = "ENTRY", description = "code of the entry") String entry)
      throws Exception {
    return with(
        data,
        (timetable, context) -> {
          takeUp(timetable);
          if (timetable.resume(entry, by.name())) {
            say(language.language(), "%s chạy lại theo lịch.", "%s fires again.", entry);
          } else {
            say(language.language(), "%s không tạm dừng.", "%s was not paused.", entry);
          }
          return ExitCodes.DONE;
        });
  }

  private void tellWaiting(Deliveries deliveries, long run, Language language) {
    long waiting =
        deliveries.of(run).stream()
            .filter(delivery -> delivery.state() == Delivery.State.WAITING)
            .count();
    if (waiting > 0) {
      say(
          language,
          "Chờ gửi: %d (máy chủ tự gửi, hoặc dùng lệnh: auditor deliveries --send)",
          "Waiting to be delivered: %d (a server does, or auditor deliveries --send)",
          waiting);
    }
  }

  private void takeUp(Timetable timetable) throws IOException, TimetableRefused {
    Comparison changes = timetable.takeUp();
    if (!changes.same()) {
      spec.commandLine().getErr().println("timetable.yaml taken up: " + changes);
    }
  }

  private void say(Language language, String vi, String en, Object value) {
    out().println(new Text(vi, en).in(language).formatted(value));
  }
}
