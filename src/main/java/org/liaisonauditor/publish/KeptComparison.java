package org.liaisonauditor.publish;

import java.util.List;
import org.liaisonauditor.domain.Signed;

/**
 * What a draft changes in an audit that there was, as it was looked at.
 *
 * @param number its number
 * @param pack name of the pack
 * @param run number of the audit run
 * @param baseHash hash of the rules that the run's period is judged by
 * @param draftHash hash of the draft
 * @param dataHash hash of the run's submissions
 * @param counts findings added, gone and changed
 * @param files hash of the bundle of its files
 * @param made by whom and when
 * @param confirmed who has looked at it and agrees
 */
public record KeptComparison(
    long number,
    String pack,
    long run,
    String baseHash,
    String draftHash,
    String dataHash,
    Counts counts,
    String files,
    Signed made,
    List<Signed> confirmed) {

  /** How many findings the draft adds, makes go and changes. */
  public record Counts(int added, int gone, int changed) {}
}
