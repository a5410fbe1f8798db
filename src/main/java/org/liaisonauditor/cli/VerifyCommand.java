package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.history.Entry;
import org.liaisonauditor.history.Flaw;
import org.liaisonauditor.history.Head;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.SeenHead;
import org.liaisonauditor.history.Verification;
import org.liaisonauditor.issuing.IssuedCheck;
import org.liaisonauditor.signing.Check;
import org.liaisonauditor.signing.SaidHeads;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks that what was recorded is as it was recorded. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks signed reports: signatures, certificates, what was added later, and that the data",
      "they carry are those they were made with. Checks folders of audits: every file against",
      "manifest.json, and the data in the report against those beside it. Where there is a",
      "database, issued reports are held against what was issued, and against its history.",
      "",
      "With --chain, checks that the history of audits and publications is whole: that no entry was edited, cut",
      "out, put in, moved or dated anew; that the tables and kept files are still what the history",
      "says; and that the heads that witnesses have kept are part of it. That the newest entries",
      "were cut off, or all written anew, shows by such a head alone.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is as it was recorded",
      "1:something is not: each flaw is named; or the program or the machine failed",
      "2:wrong usage"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  auditor verify report-signed.pdf --trust city-ca.pem",
      "  auditor verify audit-2025",
      "  auditor verify --chain --witness report-signed.pdf"
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Mixin private DocumentOptions documents;

  @Option(names = "--chain", description = "checks the history in the database")
  private boolean chain;

  @Option(
      names = "--head",
      paramLabel = "NUMBER:HASH",
      description = "a head of the history that somebody has kept; may be repeated")
  private List<String> heads = new ArrayList<>();

  @Option(
      names = "--witness",
      paramLabel = "FILE",
      description = "a report or text file in which such heads stand; may be repeated")
  private List<Path> witnesses = new ArrayList<>();

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (!chain && !documents.any()) {
      throw new WrongUsage("Say what to verify: signed reports, folders of audits, or --chain.");
    }
    if (!chain && !(heads.isEmpty() && witnesses.isEmpty())) {
      throw new WrongUsage("--head and --witness are held against the history: add --chain.");
    }
    List<SeenHead> seen = seen();
    List<Check> checks = checked();
    PrintWriter out = spec.commandLine().getOut();
    List<Map<String, Object>> objects = new ArrayList<>();
    checks.forEach(check -> objects.add(DocumentOptions.object(check)));
    if (documents.any() && !json) {
      DocumentOptions.print(checks, out);
    }
    int code = chain ? chain(seen, objects) : ExitCodes.DONE;
    if (json) {
      JsonOut.print(objects, out);
    }
    return DocumentOptions.faults(checks) == 0 ? code : ExitCodes.FAILURE;
  }

  /** Checks the documents, and holds them against what was issued where there is a database. */
  private List<Check> checked() throws Exception {
    if (!documents.any() || !data.storeExists()) {
      return documents.check(null);
    }
    Map<String, Object> settings = new LinkedHashMap<>(data.settings());
    settings.put("auditor.history.begins", false);
    try (ConfigurableApplicationContext context = root.program().start(false, settings)) {
      return documents.check(context.getBean(IssuedCheck.class));
    }
  }

  /** Checks the history, and prints what was found or adds it to what is printed as JSON. */
  private int chain(List<SeenHead> seen, List<Map<String, Object>> objects) throws Exception {
    if (!data.storeExists()) {
      throw new WrongUsage("There is no database here yet; name the data folder with --data.");
    }
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> settings = new LinkedHashMap<>(data.settings());
    settings.put("auditor.history.begins", false);
    try (ConfigurableApplicationContext context = root.program().start(false, settings)) {
      Verification verification = context.getBean(Verification.class);
      List<SeenHead> all = new ArrayList<>(seen);
      all.addAll(context.getBean(IssuedCheck.class).heads());
      if (json) {
        List<Map<String, Object>> flaws = new ArrayList<>();
        Verification.Result result = verification.verify(all, flaw -> flaws.add(object(flaw)));
        objects.add(object(result, seen, flaws));
        return code(result);
      }
      Verification.Result result = verification.verify(all, flaw -> print(flaw, out));
      print(result, seen, all.size() - seen.size(), context.getBean(History.class), out);
      return code(result);
    }
  }

  /** All heads that witnesses give; what can't be read is told at once, whatever else is wrong. */
  private List<SeenHead> seen() throws WrongUsage {
    List<SeenHead> seen = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String head : heads) {
      try {
        seen.add(new SeenHead(Head.parse(head), "--head"));
      } catch (IllegalArgumentException e) {
        faults.add("--head: " + e.getMessage());
      }
    }
    for (Path file : witnesses) {
      try {
        List<Head> found = Head.allIn(SaidHeads.text(file));
        if (found.isEmpty()) {
          faults.add("--witness: in " + file + " stands no head of a history (NUMBER:HASH).");
        }
        found.stream().distinct().forEach(head -> seen.add(new SeenHead(head, file.toString())));
      } catch (IOException e) {
        faults.add("--witness: " + file + " can't be read: " + e);
      }
    }
    if (!faults.isEmpty()) {
      throw new WrongUsage(String.join(System.lineSeparator(), faults));
    }
    return seen;
  }

  private static int code(Verification.Result result) {
    return result.whole() ? ExitCodes.DONE : ExitCodes.FAILURE;
  }

  private static void print(Flaw flaw, PrintWriter out) {
    out.println(
        (flaw.level() == Flaw.Level.LOOK ? "To look at: " : "Not as recorded: ")
            + (flaw.entry() == null ? "" : "entry " + flaw.entry() + ", ")
            + flaw.about()
            + ". "
            + flaw.says());
    out.println("  " + flaw.todo());
  }

  private static void print(
      Verification.Result result,
      List<SeenHead> seen,
      int issued,
      History history,
      PrintWriter out) {
    if (result.broken() + result.look() > 0) {
      out.println();
    }
    for (SeenHead one : seen) {
      if (result.part().contains(one)) {
        Entry entry = history.find(one.head().number()).orElseThrow();
        out.println(
            "Part of the history: "
                + one.where()
                + " has seen it up to entry "
                + entry.number()
                + " ("
                + entry.about()
                + ", "
                + entry.at()
                + ").");
      }
    }
    out.println(
        (result.whole()
                ? "The history is whole: "
                : "The history is NOT as it was recorded, flaws: " + result.broken() + "; ")
            + result.entries()
            + " entries, heads of witnesses: "
            + seen.size()
            + ", to look at: "
            + result.look()
            + ".");
    if (issued > 0) {
      out.println("It was held against " + issued + " heads in reports that were issued here.");
    }
    if (result.head() != null) {
      out.println("Head: " + result.head());
    }
    if (seen.isEmpty()) {
      out.println(
          "No head of a witness was given (--head, --witness): that newer entries were cut off, or"
              + " all written anew, would not show.");
    }
  }

  private static Map<String, Object> object(Flaw flaw) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("level", flaw.level());
    object.put("entry", flaw.entry());
    object.put("about", flaw.about());
    object.put("says", flaw.says());
    object.put("todo", flaw.todo());
    return object;
  }

  private static Map<String, Object> object(
      Verification.Result result, List<SeenHead> seen, List<Map<String, Object>> flaws) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("whole", result.whole());
    object.put("entries", result.entries());
    object.put("head", result.head());
    object.put("witnesses", seen.stream().map(SeenHead::head).toList());
    object.put(
        "part_of_it", seen.stream().filter(result.part()::contains).map(SeenHead::head).toList());
    object.put("broken", result.broken());
    object.put("look", result.look());
    object.put("flaws", flaws);
    return object;
  }
}
