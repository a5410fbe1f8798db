package org.liaisonauditor.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import org.liaisonauditor.signing.PdfSigner;
import org.liaisonauditor.signing.SigningKey;
import org.liaisonauditor.signing.SigningOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a report. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Signs a PDF (PAdES baseline B) and writes a signed copy. The document stays as it is, byte",
      "for byte; the signature is added at its end. A document can be signed by several people, one",
      "after the other.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  auditor sign audit-2025/report.pdf --key secretary.p12 \\",
      "    --visible --reason \"Phê duyệt\"",
      "  auditor sign report.pdf --token /usr/lib/softhsm/libsofthsm2.so \\",
      "    --out signed.pdf"
    })
final class SignCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.pdf", description = "the document to sign")
  private Path document;

  @Mixin private KeyOptions key;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the signed copy; it must be new (default: FILE-signed.pdf beside it)")
  private Path out;

  @Option(
      names = "--visible",
      description =
          "shows who signed, when and why on the page: below the office of who signs, or at the foot "
              + "of the last page")
  private boolean visible;

  @Mixin private LanguageOption language;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why it is signed")
  private String reason = "";

  @Option(names = "--number", paramLabel = "NUMBER", description = "the document's number")
  private String number = "";

  @Option(
      names = "--history",
      paramLabel = "NUMBER:HASH",
      description = "head of the chain of history, so that every reader is its witness")
  private String history = "";

  @Option(
      names = "--tsa",
      paramLabel = "URL",
      description = "authority that stamps the time (RFC 3161; default: none)")
  private URI timestamps;

  @Option(
      names = "--out-of-validity",
      description = "signs even though the certificate is expired or not valid yet")
  private boolean outOfValidity;

  @Override
  public Integer call() throws Exception {
    if (!history.isEmpty() && !history.matches("\\d+:[0-9a-f]{64}")) {
      throw new WrongUsage(
          "--history is '" + history + "'; write NUMBER:HASH, with 64 digits of SHA-256 in hex.");
    }
    if (timestamps != null
        && (timestamps.getScheme() == null
            || !Set.of("http", "https").contains(timestamps.getScheme())
            || timestamps.getHost() == null)) {
      throw new WrongUsage("--tsa is '" + timestamps + "'; write an address such as https://…");
    }
    Path signed = out == null ? beside() : out;
    if (Files.exists(signed)) {
      throw new WrongUsage(
          signed + " is there already; nothing was changed. Name another file (--out).");
    }
    Path folder = signed.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new WrongUsage("There is no folder " + folder + " (--out).");
    }
    SigningKey signer = key.key();
    new PdfSigner(signer, Clock.systemUTC())
        .sign(
            document,
            signed,
            new SigningOptions(
                reason,
                number,
                history,
                visible ? language.language() : null,
                outOfValidity,
                timestamps));
    spec.commandLine()
        .getOut()
        .println(
            signed + ": signed by " + signer.certificate().getSubjectX500Principal().getName());
    return ExitCodes.DONE;
  }

  private Path beside() {
    String name = document.getFileName().toString().replaceFirst("(?i)\\.pdf$", "");
    return document.resolveSibling(name + "-signed.pdf");
  }
}
