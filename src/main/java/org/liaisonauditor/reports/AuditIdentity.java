package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Sha256;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.store.Bundles;

/** What makes an audit this one: its inputs and what was asked, hashed; and hashes of files. */
final class AuditIdentity {

  private AuditIdentity() {}

  /** SHA-256 over inputs, rules, parameters, period, as-of date, definitions, language, version. */
  static byte[] of(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      Wording wording,
      String version) {
    List<String> lines = new ArrayList<>();
    input.files().forEach(file -> lines.add(file.path() + "=" + file.sha256()));
    lines.add(result.pack().hash());
    if (result.version() != null) {
      lines.add("version=" + result.version().number());
    }
    for (String name : result.context().parameters().names()) {
      result
          .context()
          .parameters()
          .dated(name)
          .forEach((day, value) -> lines.add(name + "@" + day + "=" + Wording.plain(value)));
    }
    if (result.scope() != null) {
      lines.add("scope=" + result.scope());
    }
    if (lives != null) {
      lines.add("lives=" + lives.sha256());
    }
    lines.addAll(exceptions(accepted));
    lines.add(result.context().period() + "@" + result.context().asOf());
    wording.definition().hashes().forEach((file, hash) -> lines.add(file + "=" + hash));
    lines.add(wording.language().tag() + " " + version);
    if (wording.definition().stamp() != null) {
      lines.add(wording.definition().stamp().identity());
    }
    return of(lines);
  }

  /** A line for each exception, with all that is known of it; none where an audit goes by none. */
  static List<String> exceptions(Accepted accepted) {
    return accepted.outcomes().stream().map(outcome -> "exception=" + outcome).toList();
  }

  /** SHA-256 over lines that say what a document depends on. */
  static byte[] of(List<String> lines) {
    return new Sha256().add(String.join("\n", lines)).bytes();
  }

  static byte[] sha256(byte[] bytes) {
    return new Sha256().add(bytes).bytes();
  }

  /** SHA-256 of a file, in lower-case hex. */
  static String sha256(Path file) throws IOException {
    return Bundles.hashOfFile(file);
  }
}
