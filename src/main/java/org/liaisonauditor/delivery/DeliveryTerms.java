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
 * @param units the organizations as far as they are known; empty = none has been sent yet
 * @param recipients file that says who gets the reports about a unit; it need not exist
 * @param mailMissing why no mail can be sent; empty where mails can be sent
 */
public record DeliveryTerms(
    List<ReportKind> kinds,
    Supplier<List<StoredUnits.StoredUnit>> units,
    Path recipients,
    Supplier<Optional<String>> mailMissing) {

  /**
   * Reads what entries of one timetable say about deliveries.
   *
   * @param faults takes the faults of the recipients' file
   */
  public OrderReader reader(List<Fault> faults) throws IOException {
    return new OrderReader(this, faults);
  }
}
