package org.liaisonauditor.store;

/**
 * A row as it was submitted.
 *
 * @param sheet number of its sheet in the submission
 * @param row number of the row as a spreadsheet shows it, from 1
 * @param usable whether it has no ERROR of its own
 * @param values in the order of {@link TableColumns}: String (also for a value from a list, its
 *     English code), LocalDate, Integer or null
 */
public record StoredRow(int sheet, int row, boolean usable, Object[] values) {}
