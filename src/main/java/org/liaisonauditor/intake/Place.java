package org.liaisonauditor.intake;

import org.liaisonauditor.domain.SheetRef;

/**
 * A sheet of a submission, and its place in the order of files and sheets.
 *
 * @param file the file's place in the order of paths
 * @param sheet the sheet's place in its file; -1 = the file as a whole is meant
 * @param matrix whether it is one meeting's column of an attendance matrix
 */
record Place(SheetRef ref, int file, int sheet, boolean matrix) {

  Place(SheetRef ref, int file, int sheet) {
    this(ref, file, sheet, false);
  }
}
