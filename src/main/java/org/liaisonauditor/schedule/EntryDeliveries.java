package org.liaisonauditor.schedule;

import java.io.IOException;
import java.util.List;
import org.liaisonauditor.delivery.DeliveryOrder;
import org.liaisonauditor.delivery.Outbox;
import org.liaisonauditor.runs.FinishedRun;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunEnding;
import org.liaisonauditor.store.Database;

/** Puts into the outbox what entries want delivered, together with what it tells of. */
final class EntryDeliveries implements RunEnding, FailureLines {

  private final EntryStore entries;
  private final FiringStore firings;
  private final Outbox outbox;

  EntryDeliveries(Database database, Outbox outbox) {
    this.entries = new EntryStore(database);
    this.firings = new FiringStore(database);
    this.outbox = outbox;
  }

  /** Runs that no entry asked for, and repeated ones, are delivered to nobody. */
  @Override
  public void done(FinishedRun finished) throws IOException {
    Run run = finished.run();
    if (run.entry() == null || run.rerunOf() != null) {
      return;
    }
    Firing firing = firings.find(run.entry(), run.firing()).orElse(null);
    if (firing == null) {
      return;
    }
    TimetableEntry entry = entries.revision(firing.entry(), firing.revision());
    List<DeliveryOrder> orders = entry.deliver();
    if (!orders.isEmpty()) {
      outbox.queue(finished, entry.title(), orders);
    }
  }

  @Override
  public void tell(TimetableEntry entry, Firing firing) {
    outbox.queueFailure(
        entry.code(), entry.title(), firing.planned().atZone(entry.zone()), entry.deliver());
  }
}
