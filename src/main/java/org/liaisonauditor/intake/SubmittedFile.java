package org.liaisonauditor.intake;

/**
 * A file of the folder, which is one submission, and how much of it was used.
 *
 * @param path path below the folder, with {@code /} between its parts
 * @param sha256 of its bytes, in lower-case hexadecimal; blank where they can't be read
 * @param bytes its size
 * @param readable whether the file and all its recognised sheets could be read
 * @param rows rows that are not blank, of recognised sheets; of an attendance matrix its marks
 * @param unusableRows rows with an ERROR of their own
 * @param consequenceRows rows left out only because they refer to an unusable one
 */
public record SubmittedFile(
    String path,
    String sha256,
    long bytes,
    boolean readable,
    int rows,
    int unusableRows,
    int consequenceRows) {}
