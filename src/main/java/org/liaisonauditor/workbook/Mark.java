package org.liaisonauditor.workbook;

/**
 * A cell to be marked.
 *
 * @param sheet name of its sheet
 * @param cell its address, such as {@code C17}
 * @param severe whether it is to be red; else amber
 * @param text of the comment
 */
public record Mark(String sheet, String cell, boolean severe, String text) {}
