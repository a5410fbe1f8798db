package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.delivery.Deliveries;
import org.liaisonauditor.delivery.Delivery;
import org.liaisonauditor.delivery.Dispatch;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.Issuing;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the outbox, and takes what people decide about what is in it. */
@Command(
    name = "deliveries",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows which reports went to whom, the newest first, and what needs a person.",
      "A server sends what waits by itself; nothing is ever sent twice by itself. UNSURE: a mail was",
      "handed over, and whether it went is not known. Ask the recipient, then say --was-sent or --resend.",
      "STOPPED: it did not go, and is not to go any more.",
      ""
    })
final class DeliveriesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Option(names = "--run", paramLabel = "RUN", description = "only those of this run")
  private Long run;

  @Option(names = "--json", description = "as JSON, with every step, for programs")
  private boolean json;

  @ArgGroup private Work work;

  /** What to do beside showing; one of these. */
  static final class Work {

    @Option(
        names = "--send",
        description = "sends what is due now: for machines on which no server runs")
    private boolean send;

    @Option(
        names = "--resend",
        paramLabel = "NUMBER",
        description = "puts an UNSURE, FAILED, GIVEN_UP or STOPPED delivery into the outbox again")
    private Long resend;

    @Option(
        names = "--was-sent",
        paramLabel = "NUMBER",
        description = "says that an UNSURE delivery went")
    private Long wasSent;

    @Option(
        names = "--stop",
        paramLabel = "NUMBER",
        description = "takes a delivery that was not sent out of the outbox")
    private Long stop;

    @Option(
        names = "--issued",
        paramLabel = "N",
        description =
            "sends the issued report N (auditor issued), as it was signed, to those with --to, or"
                + " else to those whom the timetable or recipients.yaml names")
    private Long issued;
  }

  @Option(
      names = "--to",
      paramLabel = "RECIPIENT",
      description = "with --issued: mail:name@place.example or folder:path; more than once")
  private List<String> to = new ArrayList<>();

  @Option(names = "--by", paramLabel = "NAME", description = "who decides; kept for good")
  private String by;

  @Option(names = "--why", paramLabel = "REASON", description = "the reason, in a sentence")
  private String why;

  @Override
  public Integer call() throws Exception {
    boolean decided = work != null && !work.send;
    boolean signed = by != null && !by.isBlank() && why != null && !why.isBlank();
    if (decided && !signed) {
      throw new WrongUsage(
          "--issued, --resend, --was-sent and --stop are kept for good; say --by and --why.");
    }
    if (!decided && (by != null || why != null)) {
      throw new WrongUsage("--by and --why go with --issued, --resend, --was-sent or --stop.");
    }
    if (!to.isEmpty() && (work == null || work.issued == null)) {
      throw new WrongUsage("--to goes with --issued.");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Deliveries deliveries = context.getBean(Deliveries.class);
      if (work != null) {
        work(deliveries, context, out);
      } else {
        show(deliveries, out);
      }
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
    return ExitCodes.DONE;
  }

  private void work(Deliveries deliveries, ConfigurableApplicationContext context, PrintWriter out)
      throws Exception {
    if (work.resend != null) {
      deliveries.resend(work.resend, by.strip(), why.strip());
      out.println("Delivery " + work.resend + " waits to be sent.");
    } else if (work.wasSent != null) {
      deliveries.wasSent(work.wasSent, by.strip(), why.strip());
      out.println("Delivery " + work.wasSent + " is noted as sent.");
    } else if (work.stop != null) {
      deliveries.stop(work.stop, by.strip(), why.strip());
      out.println("Delivery " + work.stop + " is stopped.");
    } else if (work.issued != null) {
      send(context, out);
    } else {
      out.println("Sent: " + context.getBean(Dispatch.class).sendDue());
      deliveries.mailMissing().ifPresent(missing -> out.println("Mails wait: " + missing));
    }
  }

  private void send(ConfigurableApplicationContext context, PrintWriter out) throws Exception {
    IssuedReport report =
        context
            .getBean(Issuing.class)
            .reports()
            .find(work.issued)
            .orElseThrow(
                () ->
                    new WrongUsage(
                        "No report " + work.issued + " was issued; see: auditor issued"));
    IssuedSending sending = new IssuedSending(context);
    int added = sending.again(report, to, by.strip(), why.strip());
    out.println(
        report.written()
            + ": put into the outbox for "
            + added
            + (added == 0 ? "; whoever is meant has it, or is to get it already." : "."));
    out.println(sending.told(report));
  }

  private void show(Deliveries deliveries, PrintWriter out) {
    List<Delivery> shown = run == null ? deliveries.all() : deliveries.of(run);
    if (json) {
      List<Map<String, Object>> objects = new ArrayList<>();
      shown.forEach(delivery -> objects.add(object(delivery, deliveries)));
      JsonOut.print(objects, out);
      return;
    }
    TextTable table =
        new TextTable("NUMBER", "STATE", "OF", "REPORT", "UNIT", "TO", "TRIES", "WHEN, OR WHY NOT");
    for (Delivery delivery : shown) {
      table.add(
          delivery.number(),
          delivery.state(),
          delivery.brings(),
          delivery.report() + " " + delivery.language().tag(),
          delivery.unit().isEmpty() ? "all" : delivery.unit(),
          delivery.to(),
          delivery.attempts(),
          told(delivery));
    }
    table.print(out);
    long waiting = shown.stream().filter(delivery -> delivery.state().needsPerson()).count();
    if (waiting > 0) {
      out.println(
          waiting + " of them need a person: see --resend and --was-sent in `deliveries --help`.");
    }
    deliveries.mailMissing().ifPresent(missing -> out.println("No mail goes: " + missing));
  }

  private static String told(Delivery delivery) {
    String when =
        delivery.ended() != null
            ? delivery.ended().toString()
            : delivery.nextTry() != null ? "from " + delivery.nextTry() : "";
    return delivery.failure() == null
        ? when
        : (when + " " + delivery.failure().lines().findFirst().orElse("")).strip();
  }

  private static Map<String, Object> object(Delivery delivery, Deliveries deliveries) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("delivery", delivery.number());
    object.put("state", delivery.state());
    object.put("about", delivery.about());
    object.put("run", delivery.run());
    object.put("issued", delivery.issued());
    object.put("entry", delivery.entry());
    object.put("report", delivery.report());
    object.put("unit", delivery.unit().isEmpty() ? null : delivery.unit());
    object.put("language", delivery.language().tag());
    object.put("to", delivery.to());
    object.put("file", delivery.fileName());
    object.put("sha256", delivery.sha256());
    object.put("attached", delivery.attached());
    object.put("subject", delivery.subject());
    object.put("message_id", delivery.messageId());
    object.put("queued_at", delivery.queued());
    object.put("tries", delivery.attempts());
    object.put("next_try_at", delivery.nextTry());
    object.put("ended_at", delivery.ended());
    object.put("failure", delivery.failure());
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Delivery.Step step : deliveries.steps(delivery.number())) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("at", step.at());
      one.put("state", step.state());
      one.put("by", step.by());
      one.put("note", step.note());
      steps.add(one);
    }
    object.put("steps", steps);
    return object;
  }
}
