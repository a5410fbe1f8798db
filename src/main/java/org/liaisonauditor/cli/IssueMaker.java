package org.liaisonauditor.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.issuing.IssuingRefused;
import org.liaisonauditor.issuing.Series;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.reports.Stamp;
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
 * @param heard tells the findings whose persons were heard
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
    Predicate<Finding> heard,
    String place,
    String signer,
    Signature signature)
    implements Issuing.Maker {

  private static final int NAMED = 20;

  /**
   * A signature with a key.
   *
   * @param reason why it is signed; may be blank
   * @param visible language in which it is shown on the page; null = it isn't
   * @param timestamps authority that stamps the time; null = none
   */
  record Signature(SigningKey key, Clock clock, String reason, Language visible, URI timestamps) {

    private PdfSigner signer() {
      return new PdfSigner(key, clock);
    }

    private SigningOptions options(String number, String head) {
      return new SigningOptions(reason, number, head, visible, false, timestamps);
    }
  }

  @Override
  public void check() throws IssuingRefused {
    List<Finding> unheard = kinds.unheard(kind, unit, scope, heard);
    if (!unheard.isEmpty()) {
      throw new IssuingRefused(stillToBeHeard(unheard));
    }
    if (kinds.leftOut(kind, unit, scope, heard)) {
      throw new IssuingRefused("There is nothing to list in it.");
    }
    if (signature != null) {
      try {
        signature.signer().check(signature.options("", ""));
      } catch (SigningRefused refused) {
        throw new IssuingRefused(refused.getMessage());
      }
    }
  }

  private static String stillToBeHeard(List<Finding> unheard) {
    return "It names members whose answer is not in, and whose time to answer is not over. Findings: "
        + unheard.size()
        + unheard.stream()
            .limit(NAMED)
            .map(
                finding ->
                    "\n  "
                        + finding.fingerprint()
                        + " "
                        + finding.rule()
                        + " "
                        + finding.subject()
                        + ", answerable: "
                        + finding.unit())
            .collect(Collectors.joining())
        + (unheard.size() > NAMED ? "\n  and " + (unheard.size() - NAMED) + " more" : "")
        + "\nAsk the units that answer (auditor issue RUN --kind reminder), wait for them, or"
        + " issue a kind that counts persons.";
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
    if (!kinds.write(kind, unit, scope, compared, heard, stamp, unsigned)) {
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
}
