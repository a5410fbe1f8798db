package org.liaisonauditor.publish;

import java.time.LocalDate;
import org.liaisonauditor.domain.Signed;

/**
 * A published version of a rule pack.
 *
 * @param pack name of the pack's folder, such as {@code qd213}
 * @param number counts up from 1, in each pack
 * @param bundle hash of all files of the folder
 * @param packHash hash of what an audit depends on
 * @param validFrom first day on which a period may end that it judges
 * @param validTo last such day; null = open
 * @param published by whom, when and why
 * @param comparison number of the comparison that was confirmed; null = it came with the program
 * @param withdrawn by whom, when and why it was taken back; null = it was not
 */
public record RuleVersion(
    String pack,
    int number,
    String bundle,
    String packHash,
    LocalDate validFrom,
    LocalDate validTo,
    Signed published,
    Long comparison,
    Signed withdrawn) {

  /** Whether it covers a day: that it was taken back is another question. */
  boolean covers(LocalDate day) {
    return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
  }
}
