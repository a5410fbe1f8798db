package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.publish.RuleVersions;
import org.liaisonauditor.publish.RulesInForce;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Gives a published version back as a folder. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Puts the files of a published version into a new folder, to read or to go on from.")
final class RulesExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private RulesCommand parent;

  @Mixin private DataOption data;

  @Mixin private RulesOption rules;

  @Option(
      names = "--version-number",
      required = true,
      paramLabel = "N",
      description = "the version")
  private int number;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder that does not exist yet; the pack's own folder comes to lie in it")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      RulesInForce inForce = context.getBean(RulesInForce.class);
      String pack = inForce.pack(rules.folder());
      RuleVersion version =
          context
              .getBean(RuleVersions.class)
              .find(pack, number)
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          "There is no version "
                              + number
                              + " of the rules "
                              + pack
                              + " (--version-number); see auditor rules versions."));
      if (Files.exists(folder)) {
        throw new WrongUsage("There is a folder " + folder + " already; name a new one (--out).");
      }
      Path out = folder.resolve(pack);
      copy(inForce.folder(version), out);
      spec.commandLine().getOut().println(out);
      return ExitCodes.DONE;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.sorted().toList();
    }
    Files.createDirectories(to.getParent());
    for (Path path : all) {
      Files.copy(path, to.resolve(from.relativize(path).toString()));
    }
  }
}
