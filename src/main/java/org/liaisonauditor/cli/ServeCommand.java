package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs the server: timetable, inbox and web page, until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the server until it is stopped (Ctrl-C): audits by the timetable, takes in what is",
      "dropped into the inbox, shows submissions, runs and the timetable on a web page.",
      ""
    })
final class ServeCommand implements Callable<Integer> {

  private static final long LOOK_MILLIS = 200;

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port to listen at, on this machine only (default: setting server.port, 8213)")
  private Integer port;

  @Option(
      names = "--example",
      description =
          "takes in the example town and audits it at once, in a data folder of its own"
              + " (data/example)")
  private boolean example;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, Object> settings = data.settings();
    if (port != null) {
      settings.put("server.port", port);
    }
    if (example) {
      example(settings);
    }
    PrintWriter out = spec.commandLine().getOut();
    CountDownLatch closed = new CountDownLatch(1);
    // Before anything begins to work: runs and mails start with the application's parts.
    StopSignals.first(closed::countDown);
    ConfigurableApplicationContext context = root.program().start(true, settings);
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
    tellWhere(context, out);
    if (example) {
      tellFirstRun(context, closed, out);
    }
    closed.await();
    context.close();
    return ExitCodes.DONE;
  }

  private static void tellWhere(ConfigurableApplicationContext context, PrintWriter out) {
    Environment environment = context.getEnvironment();
    String address = environment.getProperty("server.address");
    String host = address == null || address.startsWith("127.") ? "localhost" : address;
    out.println(
        "Serving at http://%s:%s/ (stop with Ctrl-C)"
            .formatted(host, environment.getProperty("local.server.port")));
    out.println("Data folder: " + folder(environment, "auditor.data"));
    out.println("Drop workbooks into: " + folder(environment, "auditor.inbox"));
  }

  private static Path folder(Environment environment, String setting) {
    return Path.of(environment.getRequiredProperty(setting)).toAbsolutePath().normalize();
  }

  private static void example(Map<String, Object> settings) {
    Path examples = Home.folder("examples").toAbsolutePath();
    settings.put("auditor.example", examples.resolve("town").resolve("submissions").toString());
    settings.put("auditor.timetable", examples.resolve("timetable.yaml").toString());
    settings.putIfAbsent(
        "auditor.data", examples.resolveSibling("data").resolve("example").toString());
  }

  /** The example's entry fires when the server starts; its run takes some seconds. */
  private static void tellFirstRun(
      ConfigurableApplicationContext context, CountDownLatch closed, PrintWriter out)
      throws InterruptedException {
    RunRecords records = context.getBean(RunRecords.class);
    out.println("Auditing the example town …");
    do {
      for (Run run : records.all()) {
        if (run.state() == Run.State.DONE) {
          out.println(
              "Report: "
                  + context.getBean(RunFolders.class).of(run.number()).resolve("report.pdf"));
          return;
        }
        if (run.state() != Run.State.RUNNING) {
          out.println("Run " + run.number() + " is " + run.state() + ": " + run.failure());
          return;
        }
      }
    } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
  }
}
