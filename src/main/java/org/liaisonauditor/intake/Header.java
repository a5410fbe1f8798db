package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;

/**
 * Looks for the header row of a table: the first in which all required columns are found, below
 * whatever letterhead there is.
 */
final class Header {

  /** Up to ten rows may stand above the header. */
  static final int LAST_ROW = 11;

  private final Map<String, Integer> byName;
  private final List<Column> columns;
  private final BitSet required = new BitSet();
  private BitSet best = new BitSet();
  private int bestRow;

  /**
   * A search.
   *
   * @param required which of the layout's columns the header must have
   */
  Header(Layout layout, List<Column> required) {
    this.byName = layout.byName();
    this.columns = layout.columns();
    required.forEach(column -> this.required.set(columns.indexOf(column)));
  }

  /** Whether a row has all required columns. */
  boolean matches(int number, List<Cell> cells) {
    BitSet found = new BitSet();
    for (Cell cell : cells) {
      Integer place = place(cell);
      if (place != null && required.get(place)) {
        found.set(place);
      }
    }
    if (found.cardinality() > best.cardinality()) {
      best = found;
      bestRow = number;
    }
    return found.equals(required);
  }

  private Integer place(Cell cell) {
    return byName.get(Names.fold(cell.text()));
  }

  /** Which columns stand where in the header row, and what else is in it. */
  Found read(List<Cell> cells) {
    Map<Integer, Integer> places = new HashMap<>();
    List<Cell> others = new ArrayList<>();
    List<Cell[]> twice = new ArrayList<>();
    Map<Integer, Cell> first = new HashMap<>();
    for (Cell cell : cells) {
      Integer place = place(cell);
      if (place == null) {
        if (!Names.clean(cell.text()).isEmpty()) {
          others.add(cell);
        }
      } else if (first.putIfAbsent(place, cell) == null) {
        places.put(cell.column(), place);
      } else {
        twice.add(new Cell[] {first.get(place), cell});
      }
    }
    return new Found(places, others, twice);
  }

  /**
   * A header row.
   *
   * @param places layout's place by sheet column
   * @param others cells that name no column of the table
   * @param twice pairs of cells that name the same column
   */
  record Found(Map<Integer, Integer> places, List<Cell> others, List<Cell[]> twice) {

    /** Column letters by column name, for addresses. */
    Map<String, String> letters(Layout layout) {
      Map<String, String> letters = new HashMap<>();
      places.forEach(
          (column, place) ->
              letters.put(layout.columns().get(place).name(), Address.letters(column)));
      return letters;
    }

    /** Layout's place by sheet column, -1 where the column is none of the table's. */
    int[] byColumn() {
      int last = places.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
      int[] byColumn = new int[last + 1];
      Arrays.fill(byColumn, -1);
      places.forEach((column, place) -> byColumn[column] = place);
      return byColumn;
    }
  }

  /** Names of the required columns that the nearest row lacks. */
  String missing(Language language) {
    return names(false, language);
  }

  /** Names of the required columns that the nearest row has. */
  String found(Language language) {
    return names(true, language);
  }

  /** The row with most of the required columns; 0 = no row has any. */
  int nearestRow() {
    return bestRow;
  }

  private String names(boolean found, Language language) {
    return required.stream()
        .filter(place -> best.get(place) == found)
        .mapToObj(place -> columns.get(place).title(language))
        .collect(Collectors.joining(", "));
  }
}
