/**
 * Excel workbooks, and the only place that knows Apache POI: read as a stream of rows, refused when
 * hostile, given back with marks, written with the same bytes for the same content.
 */
package org.liaisonauditor.workbook;
