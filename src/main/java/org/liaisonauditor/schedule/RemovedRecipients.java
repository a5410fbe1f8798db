package org.liaisonauditor.schedule;

import java.util.Objects;
import java.util.Optional;
import org.liaisonauditor.delivery.Delivery;
import org.liaisonauditor.delivery.DeliveryOrder;
import org.liaisonauditor.delivery.Recall;
import org.liaisonauditor.store.Database;

/**
 * Who was taken out of an entry while something waited for him does not get it any more. An entry
 * that is in force no more changes nothing of that.
 */
final class RemovedRecipients implements Recall {

  private final EntryStore entries;

  RemovedRecipients(Database database) {
    this.entries = new EntryStore(database);
  }

  @Override
  public Optional<String> why(Delivery delivery) {
    return Optional.ofNullable(delivery.entry())
        .flatMap(entries::find)
        .filter(kept -> kept.entry().deliver().stream().noneMatch(order -> names(order, delivery)))
        .map(
            kept ->
                "the timetable entry "
                    + kept.code()
                    + " does not name "
                    + delivery.to()
                    + " for it any more, since its revision "
                    + kept.revision());
  }

  private static boolean names(DeliveryOrder order, Delivery delivery) {
    boolean line = order.report() == null;
    boolean same =
        line
            ? delivery.isFailureLine()
            : order.report().equals(delivery.report())
                && Objects.equals(order.unit(), delivery.unit().isEmpty() ? null : delivery.unit())
                && order.language() == delivery.language()
                && (delivery.issued() == null ? order.send().drafts() : order.send().issued());
    return same && order.to().isSame(delivery.to());
  }
}
