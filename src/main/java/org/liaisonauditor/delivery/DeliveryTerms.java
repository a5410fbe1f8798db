package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.yaml.Fault;

/**
 * What a timetable's deliveries are checked by.
 *
 * @param kinds of reports that can be sent
 * @param units the organizations as far as they were sent; a unit that is not among them is a fault
 *     once the city is
 * @param recipients file that says who gets the reports about a unit; it need not exist
 * @param folder holds the folders that entries deliver to; absolute
 * @param mailMissing why no mail can be sent; empty where mails can be sent
 */
public record DeliveryTerms(
    Kinds kinds,
    Supplier<List<StoredUnits.StoredUnit>> units,
    Path recipients,
    Path folder,
    Supplier<Optional<String>> mailMissing) {

  /** Tells which kinds of reports there are. */
  public interface Kinds {
    List<ReportKind> all() throws IOException, RunReports.NotMade;
  }

  /**
   * Reads what entries of one timetable say about deliveries.
   *
   * @param faults takes the faults of the recipients' file
   */
  public OrderReader reader(List<Fault> faults) throws IOException {
    return new OrderReader(this, faults);
  }
}
