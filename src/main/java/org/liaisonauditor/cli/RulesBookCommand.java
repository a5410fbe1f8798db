package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.reports.RuleBook;
import org.liaisonauditor.reports.RuleRun;
import org.liaisonauditor.rules.PackContents;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.store.WholeFolder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the rule book of a pack. */
@Command(
    name = "book",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the rule book of a pack, as PDF and as one HTML file: clauses and their rules, and"
          + " of",
      "each rule its description, DRL, parameters, scenarios, and how often it fired in the last",
      "audits of the store. No rule is run for it, and nothing in the store is changed.",
      "Exit code 0 when it is written, 4 when the pack is refused."
    })
final class RulesBookCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private RulesCommand parent;

  @Mixin private RulesOption rules;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "folder to write to; books that are there already are replaced")
  private Path folder;

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      description = "language of the book (default: one book in each)")
  private Language only;

  @Option(
      names = "--runs",
      paramLabel = "NUMBER",
      defaultValue = "5",
      description = "how many of the last audits it tells of (default: ${DEFAULT-VALUE})")
  private int most;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    if (most < 0) {
      throw new ParameterException(spec.commandLine(), "--runs takes a whole number from 0 on.");
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new WrongUsage(folder + " is a file; name a folder with --out.");
    }
    PackContents contents = PackContents.read(rules.folder());
    List<RuleRun> runs = runs(contents.pack().regulation().code());
    List<RuleBook> books = new ArrayList<>();
    for (Language language : only == null ? List.of(Language.values()) : List.of(only)) {
      books.add(
          new RuleBook(contents, runs, Home.folder("reports"), language, ProgramVersion.text()));
    }
    write(books);
    return ExitCodes.DONE;
  }

  /** The last audits by the pack; none where there is no store yet. */
  private List<RuleRun> runs(String pack) {
    List<RuleRun> runs = new ArrayList<>();
    if (most == 0 || !data.storeExists()) {
      return runs;
    }
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      RunRecords records = context.getBean(RunRecords.class);
      for (Run run : records.lastDone(pack, most)) {
        Map<String, RuleRun.Fired> fired = new LinkedHashMap<>();
        for (RuleState rule : records.rules(run.number())) {
          fired.put(rule.rule(), new RuleRun.Fired(rule.findings(), rule.failedBranches()));
        }
        runs.add(
            new RuleRun(
                run.number(),
                run.from(),
                run.to(),
                run.asOf(),
                run.scope(),
                run.packHash(),
                fired));
      }
    }
    return runs;
  }

  /** Writes the books beside the folder first, so that a half-written one never stands in it. */
  private void write(List<RuleBook> books) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempDirectory(folder, ".rule-book-");
    try {
      for (RuleBook book : books) {
        for (Path file : book.write(part)) {
          Path target = folder.resolve(file.getFileName());
          if (Files.isDirectory(target)) {
            throw new FileAlreadyExistsException(target.toString());
          }
          Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
          spec.commandLine().getOut().println(target);
        }
      }
    } finally {
      WholeFolder.remove(part);
    }
  }
}
