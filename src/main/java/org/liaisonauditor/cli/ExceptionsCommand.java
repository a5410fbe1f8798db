package org.liaisonauditor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What people do with accepted gaps. */
@Command(
    name = "exceptions",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Proposes, approves and takes back exceptions: gaps that are accepted for a while.",
      "An exception has a reason, an author, another person who approves it, a first and a last",
      "day. What is agreed is recorded, and stands in the history. An audit goes by what was",
      "agreed when it was asked for: accepted gaps are listed and counted apart, an exception that",
      "matches nothing any more is flagged, and when one ends its gaps are back with its reason."
    },
    subcommands = {
      ExceptionsPreviewCommand.class,
      ExceptionsProposeCommand.class,
      ExceptionsApproveCommand.class,
      ExceptionsWithdrawCommand.class,
      ExceptionsListCommand.class
    })
final class ExceptionsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  /** Starts the application's parts for commands that need the store. */
  Program program() {
    return root.program();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with the exceptions.");
  }
}
