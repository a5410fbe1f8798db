package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.publish.Publishing;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.publish.RulesInForce;
import org.liaisonauditor.publish.Trials;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.runs.RunFolders;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Publishes a draft of the rules. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes a draft of the rules as the next version, by which audits are judged from then on.",
      "It demands that nothing is wrong with the draft, that all its scenarios pass, that no",
      "mistake goes unnoticed without a reason, and a comparison with the last audit that somebody",
      "other than the author has confirmed. A period is judged by the newest version that is valid",
      "on its last day.",
      "Exit code 0 when it is published, 1 when something is missing, 4 when the draft is refused.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  auditor rules compare --with rules --run last",
      "  auditor rules confirm 3 --by \"Trần Thị Bình\" \\",
      "    --why \"looked at all 12 findings\"",
      "  auditor rules publish --comparison 3 --by \"Nguyễn Văn An\" \\",
      "    --why \"limit of 20 days, plan 12\""
    })
final class RulesPublishCommand implements Callable<Integer> {

  private static final int TRIAL_SECONDS = 1800;
  private static final int TRIAL_MEGABYTES = 1024;

  @Spec private CommandSpec spec;

  @ParentCommand private RulesCommand parent;

  @Mixin private DataOption data;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "folder of the draft (default: rules beside the launcher)")
  private Path rules;

  @Option(
      names = "--comparison",
      required = true,
      paramLabel = "N",
      description = "number of the confirmed comparison with the last audit")
  private long comparison;

  @Mixin private SignedOptions signed;

  @Option(
      names = "--valid-from",
      paramLabel = "DATE",
      description = "first day on which a period may end that it judges (default: today)")
  private LocalDate validFrom;

  @Option(names = "--valid-to", paramLabel = "DATE", description = "last such day (default: open)")
  private LocalDate validTo;

  @Mixin private WorkerOptions trials = new WorkerOptions(TRIAL_SECONDS, TRIAL_MEGABYTES);

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      RuleVersion version =
          context
              .getBean(Publishing.class)
              .publish(
                  new Publishing.Wish(
                      rules == null ? Home.folder("rules") : rules,
                      validFrom,
                      validTo,
                      comparison,
                      signed.by(),
                      SignedOptions.login(),
                      signed.why()),
                  new InWorker());
      // Compiled now, it judges the next audit without a wait.
      CompiledPack.of(
          context.getBean(RulesInForce.class).read(version),
          context.getBean(RunFolders.class).packs());
      out.println(
          "Published: version "
              + version.number()
              + " of the rules "
              + version.pack()
              + ", for periods that end from "
              + RulesVersionsCommand.validity(version)
              + ".");
      out.println("SHA-256 " + version.packHash());
      return ExitCodes.DONE;
    }
  }

  /** The trials, each in a process that can be stopped. */
  private final class InWorker implements Trials {

    @Override
    public boolean scenariosPass(Path pack) throws IOException, InterruptedException {
      return passes("test", pack);
    }

    @Override
    public boolean mistakesNoticed(Path pack) throws IOException, InterruptedException {
      return passes("mutate", pack);
    }

    private boolean passes(String command, Path pack) throws IOException, InterruptedException {
      PrintWriter out = spec.commandLine().getOut();
      out.println("auditor rules " + command + " …");
      return trials
              .worker(spec)
              .run(
                  List.of("rules", command, "--in-process", "--rules", pack.toString()),
                  out,
                  spec.commandLine().getErr(),
                  ExitCodes.PACK_REFUSED)
          == ExitCodes.DONE;
    }
  }
}
