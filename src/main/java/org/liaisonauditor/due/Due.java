package org.liaisonauditor.due;

import java.util.List;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.store.SentRows;
import org.liaisonauditor.store.StoredUnits;

/**
 * Something that a unit has not sent.
 *
 * @param unit that should send it
 * @param table in which it would stand
 * @param missing how many are missing
 * @param expected of how many
 * @param codes which: branches, meetings or members, by code point
 * @param what it is, in words
 * @param newest the unit's newest submission; null = it has sent nothing yet
 */
public record Due(
    StoredUnits.StoredUnit unit,
    Table table,
    int missing,
    int expected,
    List<String> codes,
    Text what,
    SentRows.Newest newest) {

  public Due {
    codes = List.copyOf(codes);
  }
}
