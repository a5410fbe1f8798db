package org.liaisonauditor.reports;

import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.scope.Persons;

/**
 * A kind of report, as a file of {@code reports/kinds} defines it.
 *
 * @param code name of the file without its ending
 * @param file path of the file below the folder of definitions; null = the program's own
 * @param name what people call it
 * @param letterhead name of its letterhead, or null = that of {@code report.yaml}
 * @param scope what a document is about
 * @param audits 1, or 2 where the audit is compared with an earlier one
 * @param symbol of its document type, for the number, such as TB; blank = it bears no number
 * @param documentType such as THÔNG BÁO; null = as the letterhead says
 * @param subject what it is about; null = as the letterhead says
 * @param recipients who gets it; null = as the letterhead says
 * @param authority authority mark; null = as the letterhead says
 * @param signatory office of who signs; null = as the letterhead says
 * @param persons how it speaks of members whom findings name
 * @param skipEmpty whether no document is written where its lists would be empty
 * @param dueDays days to answer, from the day of issue; 0 = none
 * @param pages most pages that its list of findings may fill; 0 = as many as it takes
 * @param chapters whether each chapter begins a page
 * @param parts what it consists of, in order
 */
record KindDefinition(
    String code,
    String file,
    Text name,
    String letterhead,
    KindScope scope,
    int audits,
    String symbol,
    Text documentType,
    Text subject,
    List<Text> recipients,
    Text authority,
    Text signatory,
    Persons persons,
    boolean skipEmpty,
    int dueDays,
    int pages,
    boolean chapters,
    List<Part> parts) {

  /** The kind that is the report of an audit. */
  static final String CITY = "city";

  static final Set<String> FIGURES =
      Set.of("by-rule", "chart", "by-ward", "top-branches", "top-workplaces");

  /**
   * A section with its options.
   *
   * @param text its own text, or the heading that it bears; null = none
   * @param figures the parts of figures
   * @param most how many rows; 0 = all
   * @param evidence whether evidence is shown
   * @param tiles whether the summary begins with figures in large type
   */
  record Part(
      KindSection section,
      Text text,
      Set<String> figures,
      int most,
      boolean evidence,
      boolean tiles) {

    static Part plain(KindSection section) {
      return new Part(section, null, FIGURES, 0, true, true);
    }
  }

  /** The report of an audit as it was before kinds were defined in files. */
  static KindDefinition city() {
    return new KindDefinition(
        CITY,
        null,
        new Text("Báo cáo rà soát", "Audit report"),
        null,
        KindScope.ALL,
        1,
        "BC",
        null,
        null,
        null,
        null,
        null,
        Persons.NAMED,
        false,
        0,
        0,
        true,
        List.of(
                KindSection.SUMMARY,
                KindSection.SIGNATURE,
                KindSection.CONTENTS,
                KindSection.FIGURES,
                KindSection.FINDINGS_BY_UNIT,
                KindSection.CHANGES,
                KindSection.NOT_RUN,
                KindSection.INPUT,
                KindSection.COMMENDATIONS,
                KindSection.ANNEX_RULES,
                KindSection.ANNEX_PARAMETERS,
                KindSection.ANNEX_CLAUSES,
                KindSection.ANNEX_INPUTS,
                KindSection.ANNEX_INDEX,
                KindSection.ANNEX_EXCEPTIONS)
            .stream()
            .map(Part::plain)
            .toList());
  }

  /** Whether it shows findings. */
  boolean findings() {
    return has(KindSection.FINDINGS_BY_UNIT) || has(KindSection.FINDINGS_LIST);
  }

  /** Whether findings stand in it, of this audit or of two. */
  boolean shows() {
    return findings() || audits == 2;
  }

  /** Whether it has a section. */
  boolean has(KindSection section) {
    return parts.stream().anyMatch(part -> part.section() == section);
  }
}
