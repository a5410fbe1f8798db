package org.liaisonauditor.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Sha256;
import org.liaisonauditor.intake.InputSummary;

/**
 * The submissions that an audit read.
 *
 * @param sha256 hash over the names and hashes of all files, in lower-case hex
 * @param files number of files
 * @param rows rows that are not blank
 * @param unusedRows of these, rows that were not used
 */
public record AuditedData(String sha256, int files, int rows, int unusedRows) {

  /** The data of an input: each file's name and SHA-256 as in the manifest, by name. */
  public static AuditedData of(InputSummary input) {
    Map<String, String> hashes = new TreeMap<>(CodePoints.ORDER);
    input.files().forEach(file -> hashes.put(file.path(), file.sha256()));
    StringBuilder lines = new StringBuilder();
    hashes.forEach((path, hash) -> lines.append(path).append('\n').append(hash).append('\n'));
    return new AuditedData(
        sha256(List.of(lines.toString())),
        input.files().size(),
        input.files().stream().mapToInt(file -> file.rows()).sum(),
        input.files().stream()
            .mapToInt(file -> file.unusableRows() + file.consequenceRows())
            .sum());
  }

  /** SHA-256 over texts, one after the other. */
  static String sha256(List<String> texts) {
    Sha256 hash = new Sha256();
    texts.forEach(hash::add);
    return hash.hex();
  }
}
