package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Refused;
import org.liaisonauditor.exceptions.ExceptionsFile;
import org.liaisonauditor.publish.NoVersionInForce;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.WordsMissing;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RuleStopped;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.schedule.TimetableRefused;
import org.liaisonauditor.signing.SigningRefused;
import picocli.CommandLine;

/** Says in words what went wrong; the trace comes only where the fault is the program's own. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    switch (failure) {
      case PackRefused refused -> {
        err.println(
            "The rule pack is refused; nothing was written. Faults: " + refused.faults().size());
        refused.faults().forEach(fault -> err.println("  " + fault));
        return ExitCodes.PACK_REFUSED;
      }
      case DefinitionException refused -> {
        err.println(
            "The report definitions are refused; nothing was written. Faults: "
                + refused.faults().size());
        refused.faults().forEach(fault -> err.println("  " + fault));
        return ExitCodes.USAGE;
      }
      // A server that starts wraps it.
      case Exception caused when in(caused, TimetableRefused.class) != null -> {
        TimetableRefused refused = in(caused, TimetableRefused.class);
        err.println(
            "The timetable is refused; nothing was changed. Faults: " + refused.faults().size());
        refused.faults().forEach(fault -> err.println("  " + fault));
        return ExitCodes.USAGE;
      }
      case Refused refused -> {
        err.println("Nothing was changed:");
        refused.reasons().forEach(reason -> err.println("  " + reason));
        return ExitCodes.FAILURE;
      }
      case WordsMissing missing -> {
        err.println(missing.getMessage());
        return ExitCodes.USAGE;
      }
      case ExceptionsFile.Refused refused -> {
        err.println(
            "The exceptions are refused; nothing was written. Faults: " + refused.faults().size());
        refused.faults().forEach(fault -> err.println("  " + fault));
        return ExitCodes.USAGE;
      }
      case RuleStopped stopped -> {
        err.println("The rule could not run: " + stopped.getMessage());
        return ExitCodes.PACK_REFUSED;
      }
      case NoVersionInForce none -> {
        err.println(none.getMessage());
        return ExitCodes.FAILURE;
      }
      case InputRefused refused -> {
        err.println(refused.getMessage());
        return ExitCodes.INPUT_REFUSED;
      }
      case AuditRuns.RunFailed failed -> {
        err.println(failed.getMessage());
        return ExitCodes.FAILURE;
      }
      case SigningRefused refused -> {
        err.println("Not signed: " + refused.getMessage());
        return ExitCodes.FAILURE;
      }
      case WrongUsage wrong -> {
        err.println(wrong.getMessage());
        err.println("See: " + commandLine.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
      }
      case IOException io -> {
        err.println(MachineFailure.tell(io, language(commandLine)));
        return ExitCodes.FAILURE;
      }
      case Exception caused when in(caused, IOException.class) != null -> {
        err.println(MachineFailure.tell(in(caused, IOException.class), language(commandLine)));
        return ExitCodes.FAILURE;
      }
      default -> {
        err.println("The program failed; this is a fault of the program, please report it:");
        failure.printStackTrace(err);
        return ExitCodes.FAILURE;
      }
    }
  }

  /** The failure of a kind, where another has wrapped it; else null. */
  private static <T extends Exception> T in(Throwable failure, Class<T> kind) {
    Throwable cause = failure;
    while (cause != null && !kind.isInstance(cause)) {
      cause = cause.getCause();
    }
    return kind.cast(cause);
  }

  /** The language asked for; commands that have no choice, or write both, speak English. */
  private static Language language(CommandLine commandLine) {
    CommandLine.Model.OptionSpec option = commandLine.getCommandSpec().findOption("--lang");
    Language asked = option == null ? null : option.getValue();
    return asked == null ? Language.EN : asked;
  }
}
