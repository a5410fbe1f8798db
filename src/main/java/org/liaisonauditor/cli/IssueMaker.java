package org.liaisonauditor.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.answers.Hearing;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.CaseFinding;
import org.liaisonauditor.casework.CaseRefused;
import org.liaisonauditor.casework.CaseState;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.intake.Names;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.issuing.IssuingRefused;
import org.liaisonauditor.issuing.Series;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.reports.Stamp;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.signing.PdfSigner;
import org.liaisonauditor.signing.SigningKey;
import org.liaisonauditor.signing.SigningOptions;
import org.liaisonauditor.signing.SigningRefused;

/**
 * Makes and signs a report that is issued.
 *
 * @param unit code of the unit that it is about; null = all
 * @param compared the earlier audit; null = it compares nothing
 * @param hearing tells the findings whose persons were heard
 * @param casework where those are noted who are asked by a letter
 * @param run the audit
 * @param place where it is signed; null = as the letterhead says
 * @param signer whose name stands below it
 * @param signature how it is signed; null = on paper
 */
record IssueMaker(
    KindReports kinds,
    KindReports.Kind kind,
    String unit,
    AuditScope scope,
    AuditScope compared,
    Hearing hearing,
    Casework casework,
    Run run,
    String place,
    String signer,
    Signature signature)
    implements Issuing.Maker {

  private static final int NAMED = 20;

  /**
   * A signature with a key.
   *
   * @param seal whether the key is the body's, not that of the person whose name stands below
   * @param reason why it is signed; may be blank
   * @param visible language in which it is shown on the page; null = it isn't
   * @param timestamps authority that stamps the time; null = none
   */
  record Signature(
      SigningKey key, boolean seal, Clock clock, String reason, Language visible, URI timestamps) {

    private PdfSigner signer() {
      return new PdfSigner(key, clock);
    }

    private SigningOptions options(String number, String head) {
      return new SigningOptions(reason, number, head, visible, false, timestamps);
    }
  }

  @Override
  public void check() throws IssuingRefused {
    List<Finding> unheard = kinds.unheard(kind, unit, scope, hearing);
    if (!unheard.isEmpty()) {
      throw new IssuingRefused(stillToBeHeard(unheard));
    }
    if (scope.lives() == null
        && kinds.question(kind, unit, scope, hearing, LocalDate.EPOCH).isPresent()) {
      throw new IssuingRefused(
          "Nobody is asked about run "
              + run.number()
              + ": it repeats another run, or was judged by a draft of rules. Issue the letter from"
              + " a run by published rules.");
    }
    if (kinds.leftOut(kind, unit, scope, hearing)) {
      throw new IssuingRefused(
          "There is nothing to list in it" + (unit == null ? "." : " for " + unit + "."));
    }
    if (signature != null) {
      checkHolder();
      try {
        signature.signer().check(signature.options("", ""));
      } catch (SigningRefused refused) {
        throw new IssuingRefused(refused.getMessage());
      }
    }
  }

  /** Whose name stands below a report signs it; certificates often leave out the diacritics. */
  private void checkHolder() throws IssuingRefused {
    String holder = signature.key().holder();
    boolean same = (" " + Names.fold(holder) + " ").contains(" " + Names.fold(signer) + " ");
    if (!signature.seal() && !same) {
      throw new IssuingRefused(
          "The certificate is that of "
              + holder
              + ", but the name below the report would be "
              + signer
              + ". Sign with the key of "
              + signer
              + ", or name "
              + holder
              + " with --signer; where the key is the body's own, add --seal.");
    }
  }

  private String stillToBeHeard(List<Finding> unheard) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "It names members who are still to be heard. Findings without an answer, whose time to"
            + " answer is not over: "
            + unheard.size());
    Set<String> units = new TreeSet<>(CodePoints.ORDER);
    LocalDate last = null;
    int notAsked = 0;
    for (Finding finding : unheard) {
      Hearing.Awaited awaited = hearing.awaited(finding);
      units.addAll(awaited.units());
      if (awaited.until() == null) {
        notAsked++;
      } else if (last == null || awaited.until().isAfter(last)) {
        last = awaited.until();
      }
      if (lines.size() <= NAMED) {
        lines.add(
            "  %s of %s, awaited: %s, %s; finding %s"
                .formatted(
                    finding.rule(),
                    finding.subject(),
                    String.join(", ", awaited.units()),
                    awaited.until() == null ? "not asked yet" : "until " + awaited.until(),
                    finding.fingerprint()));
      }
    }
    if (unheard.size() > NAMED) {
      lines.add("  and " + (unheard.size() - NAMED) + " more");
    }
    lines.add("Units: " + String.join(", ", units));
    if (notAsked > 0) {
      lines.add(
          notAsked
              + " of them nobody was asked about. Ask each unit by a letter: auditor issue "
              + run.number()
              + " --kind reminder --unit CODE …; or note who was asked otherwise: auditor case"
              + " assign "
              + run.number()
              + " --days N --by NAME --why REASON");
    }
    lines.add(
        (last == null
                ? "Then it can be issued when the answers are in, or the time to answer is over."
                : "It can be issued when the answers are in, or after " + last + ".")
            + " Until then issue a kind that names only those who were heard (persons:"
            + " answered-only).");
    return String.join(System.lineSeparator(), lines);
  }

  @Override
  public Issuing.Made make(Issuing.Issue issue, Path folder) throws IOException, IssuingRefused {
    Path unsigned = folder.resolve("unsigned.pdf");
    Stamp stamp =
        new Stamp(
            Series.digits(issue.number()),
            issue.on(),
            place,
            signer,
            issue.head().toString(),
            issue.replaces() == null ? null : issue.replaces().written(),
            issue.replaces() == null ? null : issue.replaces().on());
    if (!kinds.write(kind, unit, scope, compared, hearing, stamp, unsigned)) {
      throw new IssuingRefused("There is nothing to list in it.");
    }
    String title = kinds.title(kind, unit, scope);
    if (signature == null) {
      return new Issuing.Made(title, unsigned, unsigned, null);
    }
    Path signed = folder.resolve("signed.pdf");
    try {
      signature
          .signer()
          .sign(unsigned, signed, signature.options(issue.written(), issue.head().toString()));
    } catch (SigningRefused refused) {
      throw new IssuingRefused(refused.getMessage());
    }
    return new Issuing.Made(
        title, unsigned, signed, signature.key().certificate().getSubjectX500Principal().getName());
  }

  /** A letter that asks sets the time to answer: whoever it asks is heard when that is over. */
  @Override
  public void noted(IssuedReport report) throws IssuingRefused {
    Optional<KindReports.Question> question =
        kinds.question(kind, unit, scope, hearing, report.on());
    if (question.isEmpty()) {
      return;
    }
    Signed signed =
        new Signed(
            report.by(),
            report.login(),
            report.at(),
            "Letter " + report.written() + " of " + report.on());
    List<Casework.Request> requests = new ArrayList<>();
    for (Finding finding : question.get().findings()) {
      CaseFinding asked = asked(finding);
      FindingCase there = casework.find(run.rulesCode(), asked).orElse(null);
      if (there == null
          || there.state() == CaseState.ASSIGNED && there.due().isBefore(question.get().until())) {
        requests.add(
            new Casework.Request(
                run.rulesCode(),
                run.number(),
                asked,
                NewStep.assign(question.get().until(), signed)));
      }
    }
    try {
      casework.take(requests);
    } catch (CaseRefused refused) {
      throw new IssuingRefused(refused.getMessage());
    }
  }

  /** Whom an issued report asks, and until when; blank = nobody. */
  String asked(IssuedReport report) {
    return kinds
        .question(kind, unit, scope, hearing, report.on())
        .map(
            question ->
                "It asks "
                    + unit
                    + " about "
                    + question.findings().size()
                    + " findings, to be answered by "
                    + question.until()
                    + ". See: auditor case list --unit "
                    + unit)
        .orElse("");
  }

  private CaseFinding asked(Finding finding) {
    Life life = scope.lives().find(finding.fingerprint()).orElseThrow();
    return new CaseFinding(
        finding.fingerprint(),
        life.occurrence().number(),
        finding.rule(),
        finding.subject(),
        finding.unit(),
        finding.occasion());
  }
}
