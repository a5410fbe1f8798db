package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.issuing.IssuedCheck;
import org.liaisonauditor.signing.Check;
import org.liaisonauditor.signing.SigningRefused;
import org.liaisonauditor.signing.Trust;
import org.liaisonauditor.signing.Verification;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The reports and folders that are to be checked, and whom to trust. */
final class DocumentOptions {

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|FOLDER",
      description = "signed reports and folders of audits")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "certificates of those you trust to say who is who (.pem, .cer or .p12); without it, trust "
              + "is not judged")
  private Path trusted;

  boolean any() {
    return !paths.isEmpty();
  }

  /**
   * Checks them all.
   *
   * @param issued what was issued here; null = there is no database
   */
  List<Check> check(IssuedCheck issued) throws IOException, WrongUsage {
    Verification verification = new Verification(trust(), Clock.systemUTC());
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new WrongUsage("There is no file or folder " + path + " to check.");
      }
    }
    List<Check> checks = new ArrayList<>();
    for (Path path : paths) {
      if (issued == null || Files.isDirectory(path)) {
        checks.addAll(verification.of(path));
      } else {
        checks.addAll(verification.of(path, !issued.onPaper(path)));
        checks.addAll(issued.of(path));
      }
    }
    return checks;
  }

  static long faults(List<Check> checks) {
    return checks.stream().filter(one -> one.state() == Check.State.FAULT).count();
  }

  private Trust trust() throws IOException, WrongUsage {
    try {
      return trusted == null ? Trust.notJudged() : Trust.in(trusted);
    } catch (SigningRefused refused) {
      throw new WrongUsage(refused.getMessage());
    }
  }

  /** Prints what was found, file by file, and how much of it is wrong. */
  static void print(List<Check> checks, PrintWriter out) {
    Path file = null;
    for (Check check : checks) {
      if (!check.file().equals(file)) {
        file = check.file();
        out.println(file);
      }
      String mark =
          switch (check.state()) {
            case GOOD -> "  ok     ";
            case NOTE -> "  note   ";
            case FAULT -> "  FAULT  ";
          };
      out.println(mark + (check.where().isEmpty() ? "" : check.where() + ": ") + check.text());
    }
    long faults = faults(checks);
    out.println(faults == 0 ? "All is as it was." : "Faults: " + faults);
  }

  static Map<String, Object> object(Check check) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", check.file());
    object.put("where", check.where());
    object.put("state", check.state().name());
    object.put("text", check.text());
    return object;
  }
}
