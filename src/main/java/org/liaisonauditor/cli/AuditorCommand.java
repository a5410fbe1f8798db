package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of all commands. */
@Command(
    name = "auditor",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Audits how members keep up liaison with the branch where they live",
      "(Regulation 213-QĐ/TW), from the workbooks that units send.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, whatever was found",
      "1:failure of the program or the machine",
      "2:wrong usage",
      "3:input refused: see problems.csv and the marked copies",
      "4:rule pack refused: all faults are listed with file and line"
    },
    footer = {
      "",
      "Begin with:",
      "  auditor audit --input examples/town/submissions \\",
      "    --from 2025-01-01 --to 2025-12-31 --as-of 2026-01-15 --out town-2025"
    },
    subcommands = {
      AuditCommand.class,
      ExplainCommand.class,
      RulesCommand.class,
      ServeCommand.class,
      SubmitCommand.class,
      SubmissionsCommand.class,
      RunCommand.class,
      RunsCommand.class,
      RerunCommand.class,
      ReportCommand.class,
      IssueCommand.class,
      IssuedCommand.class,
      PlanCommand.class,
      FindingsCommand.class,
      CaseCommand.class,
      ExceptionsCommand.class,
      DueCommand.class,
      UpcomingCommand.class,
      TemplateCommand.class,
      AnswersCommand.class,
      TimetableCommand.class,
      SignCommand.class,
      HistoryCommand.class,
      VerifyCommand.class,
      DeliveriesCommand.class
    })
public final class AuditorCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Program program;

  AuditorCommand(Program program) {
    this.program = program;
  }

  /** Starts the application's parts for commands that need the store. */
  Program program() {
    return program;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: one of the commands below.");
  }

  /**
   * Runs a command line and gives its exit code; output goes to the two writers.
   *
   * @param program starts the application's parts for commands that need the store
   */
  public static int execute(
      PrintWriter out, PrintWriter err, Program program, String... arguments) {
    CommandLine commandLine = new CommandLine(new AuditorCommand(program));
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setExecutionExceptionHandler(new FailureHandler());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.registerConverter(LocalDate.class, new Day());
    HelpText.set(commandLine);
    int code = commandLine.execute(arguments);
    out.flush();
    err.flush();
    return code;
  }
}
