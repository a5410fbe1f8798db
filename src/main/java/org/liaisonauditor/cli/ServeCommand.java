package org.liaisonauditor.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
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

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port to listen at, on this machine only (default: setting server.port, 8213)")
  private Integer port;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, Object> settings = data.settings();
    if (port != null) {
      settings.put("server.port", port);
    }
    CountDownLatch closed = new CountDownLatch(1);
    ConfigurableApplicationContext context = root.program().start(true, settings);
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
    spec.commandLine()
        .getOut()
        .println(
            "Serving at http://localhost:"
                + context.getEnvironment().getProperty("local.server.port")
                + "/ (stop with Ctrl-C)");
    closed.await();
    return ExitCodes.DONE;
  }
}
