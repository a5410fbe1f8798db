package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.liaisonauditor.answers.Hearing;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.delivery.Deliveries;
import org.liaisonauditor.delivery.Delivery;
import org.liaisonauditor.delivery.DeliveryTerms;
import org.liaisonauditor.delivery.IssuedOut;
import org.liaisonauditor.delivery.Recipient;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.IssuedReports;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.issuing.IssuingRefused;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.reports.MailWording;
import org.liaisonauditor.reports.ReportDefinition;
import org.liaisonauditor.reports.Says;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.schedule.IssuedDeliveries;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.yaml.Fault;
import org.springframework.context.ConfigurableApplicationContext;

/** Sends what was issued: to those whom the timetable names, or a person. */
final class IssuedSending {

  private final ConfigurableApplicationContext context;
  private final IssuedOut outbox;
  private final IssuedReports reports;

  IssuedSending(ConfigurableApplicationContext context) {
    this.context = context;
    this.outbox = context.getBean(IssuedOut.class);
    this.reports = context.getBean(Issuing.class).reports();
  }

  /**
   * What makes a report, and sends it with it to those whom the timetable names.
   *
   * @param now whether it is sent; whoever was sent the one that it replaces is told in any case
   */
  Issuing.Maker with(IssueMaker maker, boolean now) {
    return new Issuing.Maker() {

      private Says says;

      @Override
      public void check() throws IssuingRefused {
        maker.check();
      }

      @Override
      public Issuing.Made make(Issuing.Issue issue, Path folder)
          throws IOException, IssuingRefused {
        says =
            maker.kinds().says(maker.kind().code(), maker.unit(), maker.scope(), maker.hearing());
        return maker.make(issue, folder);
      }

      @Override
      public void noted(IssuedReport report) throws IssuingRefused {
        maker.noted(report);
        if (now) {
          byTimetable(report, maker.run(), says);
        }
        if (report.replaces() != null) {
          withdrawn(reports.find(report.replaces()).orElseThrow(), report.by());
        }
      }
    };
  }

  private void byTimetable(IssuedReport report, Run run, Says says) {
    IssuedDeliveries.Plan plan =
        context.getBean(IssuedDeliveries.class).plan(run, report.subject());
    if (!plan.to().isEmpty() && !report.byHand()) {
      outbox.queueNow(report, plan.entry(), plan.to(), about(report, run, says), report.by(), null);
    }
  }

  /**
   * Tells those who were sent a report that it counts no more, within the transaction that
   * withdraws it.
   *
   * @return what a person has to do beside that, as a line; blank = nothing
   */
  String withdrawn(IssuedReport report, String by) {
    List<Recipient> folders = outbox.withdrawn(report, by);
    return folders.isEmpty()
        ? ""
        : "It lies in "
            + String.join(", ", folders.stream().map(Recipient::toString).toList())
            + " still: take it out there, or say that it counts no more.";
  }

  /** Where a report that was issued goes, or why it goes to nobody; a line for people. */
  String told(IssuedReport report) {
    List<Delivery> sent = context.getBean(Deliveries.class).ofIssued(report.number());
    if (!sent.isEmpty()) {
      List<String> to = new ArrayList<>();
      sent.reversed()
          .forEach(
              delivery ->
                  to.add(
                      delivery.to()
                          + (delivery.state() == Delivery.State.WAITING
                              ? ""
                              : " (" + delivery.state() + ")")));
      return "In the outbox for " + String.join(", ", to) + "; see: auditor deliveries";
    }
    try {
      IssuedOut.check(report);
    } catch (IssuedOut.NotSent refused) {
      return "Sent to nobody. " + refused.getMessage();
    }
    Run run = context.getBean(RunRecords.class).find(report.subject().run()).orElseThrow();
    IssuedDeliveries.Plan plan =
        context.getBean(IssuedDeliveries.class).plan(run, report.subject());
    return "Sent to nobody"
        + (plan.whyNobody() == null ? "" : ": " + plan.whyNobody())
        + ". To send it: auditor deliveries --issued "
        + report.number()
        + " --to mail:… --by NAME --why REASON";
  }

  /**
   * Puts a report that was issued before into the outbox.
   *
   * @param named recipients as typed; empty = those whom the timetable names, or else the unit's
   * @return how many deliveries were added
   * @throws WrongUsage where it can't be sent, with the reason
   */
  int again(IssuedReport report, List<String> named, String by, String why)
      throws IOException, WrongUsage, PackRefused, DefinitionException {
    try {
      IssuedOut.check(report);
    } catch (IssuedOut.NotSent refused) {
      throw new WrongUsage(refused.getMessage());
    }
    Run run = context.getBean(RunRecords.class).find(report.subject().run()).orElseThrow();
    IssuedDeliveries.Plan plan =
        context.getBean(IssuedDeliveries.class).plan(run, report.subject());
    boolean planned = named.isEmpty() && !plan.to().isEmpty();
    List<Recipient> to = planned ? plan.to() : named(report, run, named);
    if (to.isEmpty()) {
      throw new WrongUsage(
          "Nobody is named to get the report "
              + report.written()
              + ": "
              + plan.whyNobody()
              + ", and recipients.yaml names nobody for "
              + (report.subject().unit() == null ? "it" : report.subject().unit())
              + ". Name the recipients with --to.");
    }
    try {
      return outbox.queue(
          report,
          planned ? plan.entry() : null,
          to,
          about(report, run, says(report, run)),
          by,
          why);
    } catch (IssuedOut.NotSent refused) {
      throw new WrongUsage(refused.getMessage());
    }
  }

  private List<Recipient> named(IssuedReport report, Run run, List<String> named)
      throws IOException, WrongUsage {
    List<Fault> faults = new ArrayList<>();
    try {
      List<Recipient> recipients =
          context
              .getBean(DeliveryTerms.class)
              .reader(faults)
              .named(named, report.subject().kind(), report.subject().unit(), run.scope());
      if (faults.isEmpty()) {
        return recipients;
      }
    } catch (IllegalArgumentException wrong) {
      throw new WrongUsage(wrong.getMessage());
    }
    throw new WrongUsage(
        String.join(System.lineSeparator(), faults.stream().map(Fault::toString).toList()));
  }

  /** What it says, by the definitions that it was made by. */
  private Says says(IssuedReport report, Run run)
      throws IOException, PackRefused, DefinitionException {
    RunData runs = context.getBean(RunData.class);
    AuditScope scope = ReportCommand.scope(runs.audited(run));
    KindReports kinds =
        new KindReports(
            ReportDefinition.kept(runs.definitions(report.reportsBundle())),
            report.subject().language(),
            report.programVersion());
    Predicate<Finding> heard =
        new Hearing(context.getBean(Casework.class), run.rulesCode(), scope.lives(), report.on());
    return kinds.says(report.subject().kind(), report.subject().unit(), scope, heard);
  }

  private static MailWording.About about(IssuedReport report, Run run, Says says) {
    return new MailWording.About(
        null, report.subject().unit(), run.from(), run.to(), run.asOf(), run.number(), says);
  }
}
