package org.liaisonauditor.sample;

import org.liaisonauditor.domain.Language;

/**
 * How a clerk writes a workbook.
 *
 * @param seed settles what is left to chance
 * @param language of sheets, headers and values
 * @param letterhead whether rows of a letterhead stand above the header, and a running number
 *     before
 * @param shuffled whether columns stand in another order, and headers are typed carelessly
 * @param textValues whether dates are often typed as text and codes as numbers or with spaces
 * @param matrix whether attendance is kept as a matrix where a matrix can hold it
 */
public record Disguise(
    long seed,
    Language language,
    boolean letterhead,
    boolean shuffled,
    boolean textValues,
    boolean matrix) {

  /** As the data contract puts it, without any disguise. */
  public static Disguise none(Language language) {
    return new Disguise(0, language, false, false, false, false);
  }
}
