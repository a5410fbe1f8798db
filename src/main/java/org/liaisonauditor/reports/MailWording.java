package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liaisonauditor.audit.RuleState;
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
   * @param unit code of the unit that the report is about; null = all of the run
   * @param from first day of the period
   * @param to last day of the period
   * @param asOf the as-of date
   * @param run number of the run
   * @param says what the report says
   */
  public record About(
      Text title, String unit, LocalDate from, LocalDate to, LocalDate asOf, long run, Says says) {}

  /**
   * The document that a mail brings.
   *
   * @param file its name
   * @param bytes its size
   * @param sha256 its hash
   * @param attached whether it comes with the mail
   * @param issued how it was issued; null = it is a draft
   */
  public record Document(String file, long bytes, String sha256, boolean attached, Issued issued) {}

  /**
   * How a report was issued.
   *
   * @param number as it bears it
   * @param on the day that stands in it
   * @param signer whose name stands below it
   * @param head the end of the history that stands in it
   * @param replaces number of the report whose place it takes; null = of none
   * @param replacesOn the day of that one; null where there is none
   */
  public record Issued(
      String number,
      LocalDate on,
      String signer,
      String head,
      String replaces,
      LocalDate replacesOn) {}

  /** The one line that says what came out; what became of the rules is in it. */
  public String outcome(Says says) {
    return of(
        MailLabel.OUTCOME, "outcome", found(says), "rules", says.rules().line(report.language()));
  }

  private String found(Says says) {
    if (says.findings() == null) {
      return of(MailLabel.OUTCOME_COMMENDED, "commended", says.commended());
    }
    if (says.findings() > 0) {
      return of(MailLabel.OUTCOME_FINDINGS, "findings", says.findings());
    }
    return of(failed(says) ? MailLabel.OUTCOME_NONE_OF_SOME : MailLabel.OUTCOME_NONE);
  }

  private static boolean failed(Says says) {
    return says.rules().count(RuleState.State.COULD_NOT_RUN) > 0;
  }

  /** A mail's subject, in one line. */
  public String subject(About about, Document document) {
    Issued issued = document.issued();
    List<Object> values =
        new ArrayList<>(
            List.of(
                "from",
                report.date(about.from()),
                "to",
                report.date(about.to()),
                "outcome",
                outcome(about.says())));
    if (issued != null) {
      values.addAll(List.of("number", issued.number(), "day", report.date(issued.on())));
      values.addAll(
          List.of("name", about.says().name() + (about.unit() == null ? "" : ", " + about.unit())));
      return oneLine(of(MailLabel.SUBJECT_ISSUED, values.toArray()));
    }
    values.addAll(List.of("title", report.of(about.title())));
    if (about.unit() == null) {
      return oneLine(of(MailLabel.SUBJECT, values.toArray()));
    }
    values.addAll(List.of("unit", about.unit()));
    return oneLine(of(MailLabel.SUBJECT_UNIT, values.toArray()));
  }

  /** A mail's text. */
  public String body(About about, Document document) {
    Issued issued = document.issued();
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(of(MailLabel.GREETING));
    paragraphs.add(brings(about, document));
    if (issued != null && issued.replaces() != null) {
      paragraphs.add(
          of(
              MailLabel.REPLACES,
              "number",
              issued.replaces(),
              "day",
              report.date(issued.replacesOn())));
    }
    String result = of(MailLabel.RESULT, "outcome", outcome(about.says()));
    paragraphs.add(
        about.says().lives() == null
            ? result
            : result + "\n" + about.says().lives().line(report.language()));
    if (failed(about.says())) {
      paragraphs.add(of(MailLabel.NOT_RUN_NOTE));
    }
    if (issued == null) {
      paragraphs.add(of(MailLabel.DRAFT));
    }
    paragraphs.add(of(MailLabel.HEARING));
    paragraphs.add(
        issued == null
            ? of(MailLabel.CHECK, "hash", document.sha256())
            : of(
                MailLabel.CHECK_ISSUED,
                "file",
                document.file(),
                "hash",
                document.sha256(),
                "head",
                issued.head()));
    paragraphs.add(of(MailLabel.AUTOMATIC, "sender", about.says().sender()));
    return text(paragraphs);
  }

  private String brings(About about, Document document) {
    Issued issued = document.issued();
    String name = about.says().name() + (about.unit() == null ? "" : " (" + about.unit() + ")");
    String what =
        issued == null
            ? of(
                MailLabel.ATTACHED,
                "name",
                name,
                "file",
                document.file(),
                "run",
                Long.toString(about.run()),
                "asOf",
                report.date(about.asOf()))
            : of(
                MailLabel.ATTACHED_ISSUED,
                "number",
                issued.number(),
                "day",
                report.date(issued.on()),
                "name",
                name,
                "file",
                document.file(),
                "signer",
                issued.signer());
    return document.attached()
        ? what
        : what
            + " "
            + of(
                MailLabel.TOO_LARGE,
                "megabytes",
                Long.toString((document.bytes() + MEGABYTE - 1) / MEGABYTE));
  }

  /** The subject of a line about a report that was withdrawn. */
  public String withdrawnSubject(String number, LocalDate on) {
    return oneLine(of(MailLabel.WITHDRAWN_SUBJECT, "number", number, "day", report.date(on)));
  }

  /**
   * The line about a report that was withdrawn. It does not say why: a reason may name somebody.
   *
   * @param number as the report bears it
   * @param on the day that stands in it
   * @param title its type and subject
   * @param sender the body that issued it
   * @param instead number of the report that takes its place; null = none does
   * @param insteadOn the day of that one; null where there is none
   */
  public String withdrawn(
      String number,
      LocalDate on,
      String title,
      String sender,
      String instead,
      LocalDate insteadOn) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(of(MailLabel.GREETING));
    paragraphs.add(
        of(MailLabel.WITHDRAWN, "number", number, "day", report.date(on), "title", title));
    if (instead != null) {
      paragraphs.add(of(MailLabel.IN_ITS_PLACE, "number", instead, "day", report.date(insteadOn)));
    }
    paragraphs.add(of(MailLabel.AUTOMATIC, "sender", sender));
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
            of(MailLabel.FAILURE_AUTOMATIC)));
  }

  private String of(MailLabel label, Object... values) {
    return report.fill(texts.get(label).in(report.language()), values);
  }

  /** A header of a mail is one line: what breaks a line could begin another header. */
  private static String oneLine(String text) {
    return composed(text).replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static String text(List<String> paragraphs) {
    return composed(String.join("\n\n", paragraphs)) + "\n";
  }

  /** Mail programs show signs that are put together of letter and mark as two. */
  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
