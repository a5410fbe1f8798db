package org.liaisonauditor.intake;

/**
 * A file that a unit submitted.
 *
 * @param path path below the submissions folder, with {@code /} between its parts
 * @param sha256 hash of its bytes, in lower-case hex
 * @param bytes its size
 * @param readable false where the file, or a sheet of it, could not be read at all
 * @param rows number of records found, used or not
 * @param unusableRows of these, number that an ERROR of their own makes unusable
 * @param consequenceRows of these, number unused because they refer to an unusable one
 */
public record SubmittedFile(
    String path,
    String sha256,
    long bytes,
    boolean readable,
    int rows,
    int unusableRows,
    int consequenceRows) {}
