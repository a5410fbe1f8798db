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
import java.util.concurrent.Callable;
import org.liaisonauditor.signing.Check;
import org.liaisonauditor.signing.SigningRefused;
import org.liaisonauditor.signing.Trust;
import org.liaisonauditor.signing.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether reports and folders of audits are what they were. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks signed reports: signatures, certificates, what was added later, and that the data",
      "they carry are those they were made with. Checks folders of audits: every file against",
      "manifest.json, and the data in the report against those beside it.",
      "",
      "Exit code 0 when all is well, 1 when something was changed, is missing or not valid.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  auditor verify report-signed.pdf --trust city-ca.pem",
      "  auditor verify audit-2025"
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "what to check")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = {
        "certificates of those you trust to say who is who (.pem, .cer or .p12); without it, trust",
        "is not judged"
      })
  private Path trusted;

  @Option(names = "--json", description = "prints what was found as JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Verification verification = new Verification(trust(), Clock.systemUTC());
    List<Check> checks = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new WrongUsage("There is no file or folder " + path + " to check.");
      }
      checks.addAll(verification.of(path));
    }
    PrintWriter out = spec.commandLine().getOut();
    long faults = checks.stream().filter(one -> one.state() == Check.State.FAULT).count();
    if (json) {
      JsonOut.print(checks.stream().map(VerifyCommand::object).toList(), out);
    } else {
      print(checks, out);
      out.println(faults == 0 ? "All is as it was." : "Faults: " + faults);
    }
    return faults == 0 ? ExitCodes.DONE : ExitCodes.FAILURE;
  }

  private Trust trust() throws IOException, WrongUsage {
    try {
      return trusted == null ? Trust.notJudged() : Trust.in(trusted);
    } catch (SigningRefused refused) {
      throw new WrongUsage(refused.getMessage());
    }
  }

  private static void print(List<Check> checks, PrintWriter out) {
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
  }

  private static Map<String, Object> object(Check check) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", check.file());
    object.put("where", check.where());
    object.put("state", check.state().name());
    object.put("text", check.text());
    return object;
  }
}
