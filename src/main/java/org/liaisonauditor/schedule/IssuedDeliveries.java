package org.liaisonauditor.schedule;

import java.util.List;
import java.util.Objects;
import org.liaisonauditor.delivery.DeliveryOrder;
import org.liaisonauditor.delivery.Recipient;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.store.Database;

/** Whom the timetable names for what is issued of its runs. */
public final class IssuedDeliveries {

  private final EntryStore entries;

  IssuedDeliveries(Database database) {
    this.entries = new EntryStore(database);
  }

  /**
   * Who gets an issued report.
   *
   * @param entry code of the timetable entry that names them; null = none does
   * @param title of the entry; null where there is none
   * @param to the recipients, in the entry's order
   * @param whyNobody where there are none, the reason; else null
   */
  public record Plan(String entry, Text title, List<Recipient> to, String whyNobody) {}

  /**
   * Those whom the entry that asked for the run names as it is now: of somebody who was taken out
   * since, it knows no more.
   */
  public Plan plan(Run run, IssuedReport.Subject subject) {
    if (run.entry() == null) {
      return nobody(null, null, "run " + run.number() + " was asked for by hand");
    }
    TimetableEntry entry = entries.find(run.entry()).orElseThrow().entry();
    List<DeliveryOrder> ofReport =
        entry.deliver().stream().filter(order -> isOf(order, subject)).toList();
    String named =
        "the timetable entry "
            + entry.code()
            + (ofReport.isEmpty()
                ? " delivers no " + subject.kind() + (subject.unit() == null ? "" : " about it")
                : "");
    if (ofReport.isEmpty()) {
      return nobody(entry.code(), entry.title(), named);
    }
    List<DeliveryOrder> issued = ofReport.stream().filter(order -> order.send().issued()).toList();
    if (issued.isEmpty()) {
      return nobody(entry.code(), entry.title(), named + " delivers it as a draft only (send)");
    }
    List<Recipient> to =
        issued.stream()
            .filter(order -> order.language() == subject.language())
            .map(DeliveryOrder::to)
            .toList();
    return to.isEmpty()
        ? nobody(
            entry.code(),
            entry.title(),
            named + " delivers it in " + issued.getFirst().language().tag() + " only")
        : new Plan(entry.code(), entry.title(), to, null);
  }

  private static boolean isOf(DeliveryOrder order, IssuedReport.Subject subject) {
    return subject.kind().equals(order.report()) && Objects.equals(subject.unit(), order.unit());
  }

  private static Plan nobody(String entry, Text title, String why) {
    return new Plan(entry, title, List.of(), why);
  }
}
