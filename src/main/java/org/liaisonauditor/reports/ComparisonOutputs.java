package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.domain.Language;

/** All that a comparison of two packs gives back. */
public final class ComparisonOutputs {

  /** The findings that differ, as rows. */
  public static final String CSV = "comparison.csv";

  /** A few pages that a board can sign. */
  public static final String PDF = "comparison.pdf";

  /** Everything, for programs. */
  public static final String JSON = "comparison.json";

  /** The files that a comparison writes. */
  public static final Set<String> FILES = Set.of(CSV, PDF, JSON);

  private final ComparisonWording wording;
  private final String programVersion;

  private ComparisonOutputs(ComparisonWording wording, String programVersion) {
    this.wording = wording;
    this.programVersion = programVersion;
  }

  /**
   * Outputs in one language.
   *
   * @param reports folder of the report definitions
   * @param programVersion version of this program
   * @throws DefinitionException with the faults of the definitions
   */
  public static ComparisonOutputs in(Language language, Path reports, String programVersion)
      throws IOException, DefinitionException {
    return new ComparisonOutputs(ComparisonWording.load(reports, language), programVersion);
  }

  /**
   * Writes comparison.csv, comparison.pdf and comparison.json; the same inputs give the same bytes.
   *
   * @param folder an existing folder
   */
  public void write(Comparison comparison, Path folder) throws IOException {
    Path csv = folder.resolve(CSV);
    ComparisonCsv.write(comparison, wording.language(), csv);
    String csvHash = AuditIdentity.sha256(csv);
    ComparisonJson.write(
        comparison, wording.language(), programVersion, csvHash, folder.resolve(JSON));
    ComparisonPdf.write(comparison, wording, programVersion, csvHash, folder.resolve(PDF));
  }

  /**
   * The comparison as lines of text.
   *
   * @param most how many findings are named; the rest is counted
   */
  public List<String> lines(Comparison comparison, int most) {
    return new ComparisonText(wording, programVersion).lines(comparison, most);
  }
}
