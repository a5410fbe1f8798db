package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.audit.Upcoming;
import org.liaisonauditor.domain.Language;

/** The lists of what is due soon. */
public final class UpcomingOutputs {

  /** Rows for programs. */
  public static final String CSV = "upcoming.csv";

  /** The list for people, to filter and sort. */
  public static final String XLSX = "upcoming.xlsx";

  /** A document to send. */
  public static final String PDF = "upcoming.pdf";

  /** The files of one list. */
  public static final Set<String> FILES = Set.of(CSV, XLSX, PDF);

  private final UpcomingWording wording;
  private final String programVersion;

  private UpcomingOutputs(UpcomingWording wording, String programVersion) {
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
  public static UpcomingOutputs in(Language language, Path reports, String programVersion)
      throws IOException, DefinitionException {
    return new UpcomingOutputs(UpcomingWording.load(reports, language), programVersion);
  }

  /**
   * Writes upcoming.csv, upcoming.xlsx and upcoming.pdf; the same inputs give the same bytes.
   *
   * @param folder an existing folder
   */
  public void write(Upcoming upcoming, Path folder) throws IOException {
    UpcomingCsv.write(upcoming, wording, folder.resolve(CSV));
    UpcomingWorkbook.write(upcoming, wording, folder.resolve(XLSX));
    UpcomingPdf.write(upcoming, wording, programVersion, folder.resolve(PDF));
  }

  /** What comes in a few sentences, for a terminal. */
  public List<String> summary(Upcoming upcoming) {
    List<String> lines = new ArrayList<>(wording.summary(upcoming));
    if (!upcoming.items().isEmpty()) {
      lines.add(wording.counts(upcoming));
    }
    return lines;
  }

  /** Titles of the columns of a table on a terminal. */
  public List<String> head() {
    return List.of(
        wording.of(UpcomingLabel.COLUMN_LAST_DAY),
        wording.of(UpcomingLabel.COLUMN_DAY),
        wording.report().of(Label.COLUMN_SEVERITY),
        wording.report().of(Label.COLUMN_UNIT_CODE),
        wording.report().of(Label.COLUMN_RULE),
        wording.of(UpcomingLabel.COLUMN_SENTENCE));
  }

  /** A row of that table. */
  public List<String> row(Upcoming upcoming, Upcoming.Item item) {
    return List.of(
        item.lastDay().toString(),
        item.day().toString(),
        wording.of(item.finding().severity().title()),
        item.finding().unit(),
        wording.title(upcoming, item.finding().rule()),
        wording.of(item.finding().message()));
  }
}
