package org.liaisonauditor.delivery;

import java.util.Optional;
import org.liaisonauditor.issuing.IssuedReports;
import org.liaisonauditor.issuing.Issuing;

/** A report that was withdrawn while it waited does not go any more. */
final class WithdrawnReports implements Recall {

  private final IssuedReports reports;

  WithdrawnReports(Issuing issuing) {
    this.reports = issuing.reports();
  }

  @Override
  public Optional<String> why(Delivery delivery) {
    return Optional.ofNullable(delivery.issued())
        .flatMap(reports::find)
        .filter(report -> report.withdrawn() != null)
        .map(
            report ->
                "the report "
                    + report.written()
                    + " was withdrawn at "
                    + report.withdrawn().at()
                    + " by "
                    + report.withdrawn().by());
  }
}
