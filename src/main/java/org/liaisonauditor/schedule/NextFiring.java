package org.liaisonauditor.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liaisonauditor.domain.CodePoints;

/**
 * A firing that is still to come.
 *
 * @param entry the entry as it is now
 * @param planned when it fires
 */
public record NextFiring(TimetableEntry entry, Instant planned) {

  private static final Comparator<NextFiring> ORDER =
      Comparator.comparing(NextFiring::planned)
          .thenComparing(firing -> firing.entry().code(), CodePoints.ORDER);

  /** The period that it will audit. */
  public AuditedPeriod period() {
    return entry.period(planned);
  }

  /** The day from which it will look back. */
  public LocalDate asOf() {
    return entry.asOf(planned);
  }

  /** The next firings of all entries together, the earliest first. */
  static List<NextFiring> of(Collection<TimetableEntry> entries, Instant after, int count) {
    return entries.stream()
        .flatMap(entry -> of(entry, after).limit(count))
        .sorted(ORDER)
        .limit(count)
        .toList();
  }

  private static Stream<NextFiring> of(TimetableEntry entry, Instant after) {
    return Stream.iterate(
            entry.plan().nextAfter(after),
            Optional::isPresent,
            last -> entry.plan().nextAfter(last.orElseThrow()))
        .map(planned -> new NextFiring(entry, planned.orElseThrow()));
  }
}
