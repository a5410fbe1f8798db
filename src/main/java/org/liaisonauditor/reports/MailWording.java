package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;

/** The words of the mails that bring reports, in one language. */
public final class MailWording {

  private static final String FILE = "mail.yaml";
  private static final long MEGABYTE = 1_000_000;

  private final Wording report;
  private final Map<MailLabel, Text> texts;

  private MailWording(Wording report, Map<MailLabel, Text> texts) {
    this.report = report;
    this.texts = texts;
  }

  /**
   * Reads the words.
   *
   * @param folder the folder of report definitions
   * @throws DefinitionException with all faults of the file
   */
  public static MailWording load(Path folder, Language language)
      throws IOException, DefinitionException {
    ReportDefinition definition = ReportDefinition.load(folder);
    List<Fault> faults = new ArrayList<>();
    List<String> keys = Stream.of(MailLabel.values()).map(MailLabel::key).toList();
    DefinitionFile file = new DefinitionFile(folder, FILE, keys, faults);
    Map<MailLabel, Text> texts = new EnumMap<>(MailLabel.class);
    for (MailLabel label : MailLabel.values()) {
      texts.put(label, file.text(label.key(), label.placeholders()));
    }
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
    return new MailWording(new Wording(definition, language), texts);
  }

  /**
   * What a mail is about.
   *
   * @param title of the audit
   * @param unit the unit that the report is about; null = all of the run
   * @param from first day of the period
   * @param to last day of the period
   * @param asOf the as-of date
   * @param run number of the run
   * @param findings gaps in the report
   * @param rulesNotRun rules that could not run
   */
  public record About(
      Text title,
      String unit,
      LocalDate from,
      LocalDate to,
      LocalDate asOf,
      long run,
      int findings,
      int rulesNotRun) {}

  /** The one line that says what came out; what could not run is in it. */
  public String outcome(About about) {
    String outcome =
        about.findings() == 0
            ? of(MailLabel.OUTCOME_NONE)
            : of(MailLabel.OUTCOME_FINDINGS, "findings", about.findings());
    return about.rulesNotRun() == 0
        ? outcome
        : of(MailLabel.OUTCOME_NOT_RUN, "outcome", outcome, "rules", about.rulesNotRun());
  }

  /** A mail's subject, in one line. */
  public String subject(About about) {
    String title = report.of(about.title());
    String from = report.date(about.from());
    String to = report.date(about.to());
    String outcome = outcome(about);
    return oneLine(
        about.unit() == null
            ? of(MailLabel.SUBJECT, "title", title, "from", from, "to", to, "outcome", outcome)
            : of(
                MailLabel.SUBJECT_UNIT,
                "title",
                title,
                "unit",
                about.unit(),
                "from",
                from,
                "to",
                to,
                "outcome",
                outcome));
  }

  /**
   * A mail's text.
   *
   * @param file name of the document
   * @param bytes its size
   * @param sha256 its hash
   * @param attached whether it comes with the mail
   */
  public String body(About about, String file, long bytes, String sha256, boolean attached) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(of(MailLabel.GREETING));
    paragraphs.add(
        of(
            attached ? MailLabel.ATTACHED : MailLabel.TOO_LARGE,
            "file",
            file,
            "run",
            Long.toString(about.run()),
            "asOf",
            report.date(about.asOf()),
            "outcome",
            outcome(about),
            "megabytes",
            Long.toString((bytes + MEGABYTE - 1) / MEGABYTE)));
    if (about.rulesNotRun() > 0) {
      paragraphs.add(of(MailLabel.NOT_RUN_NOTE));
    }
    paragraphs.add(of(MailLabel.HEARING));
    paragraphs.add(of(MailLabel.CHECK, "hash", sha256));
    paragraphs.add(of(MailLabel.AUTOMATIC));
    return text(paragraphs);
  }

  /** The subject of a line about an audit that could not be done. */
  public String failureSubject(Text title) {
    return oneLine(of(MailLabel.FAILURE_SUBJECT, "title", report.of(title)));
  }

  /**
   * The line about an audit that could not be done. It does not say why: a reason may hold what
   * units sent.
   *
   * @param entry code of the timetable entry
   * @param planned when it was to run, as people write it
   */
  public String failure(String entry, String planned) {
    return text(
        List.of(
            of(MailLabel.GREETING),
            of(MailLabel.FAILURE, "entry", entry, "planned", planned),
            of(MailLabel.AUTOMATIC)));
  }

  private String of(MailLabel label, Object... values) {
    return report.fill(texts.get(label).in(report.language()), values);
  }

  /** A header of a mail is one line: what breaks a line could begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static String text(List<String> paragraphs) {
    return String.join("\n\n", paragraphs) + "\n";
  }
}
