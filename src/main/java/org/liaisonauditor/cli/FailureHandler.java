package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.rules.PackRefused;
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
      case InputRefused refused -> {
        err.println(refused.getMessage());
        return ExitCodes.INPUT_REFUSED;
      }
      case WrongUsage wrong -> {
        err.println(wrong.getMessage());
        err.println("See: " + commandLine.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
      }
      case IOException io -> {
        err.println("Could not read or write: " + io.getMessage());
        io.printStackTrace(err);
        return ExitCodes.FAILURE;
      }
      default -> {
        err.println("The program failed; this is a fault of the program, please report it:");
        failure.printStackTrace(err);
        return ExitCodes.FAILURE;
      }
    }
  }
}
