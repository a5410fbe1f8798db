package org.liaisonauditor.web;

/**
 * One page of a long list.
 *
 * @param page number of the page, from 1
 * @param pages how many there are, at least 1
 * @param total how many rows the list has
 */
public record Paging(int page, int pages, long total) {

  /** Rows on a page. */
  static final int ROWS = 20;

  /** The page asked for, or the nearest there is. */
  static Paging of(int asked, long total) {
    int pages = (int) Math.max(1, (total + ROWS - 1) / ROWS);
    return new Paging(Math.clamp(asked, 1, pages), pages, total);
  }

  long skip() {
    return (page - 1L) * ROWS;
  }
}
