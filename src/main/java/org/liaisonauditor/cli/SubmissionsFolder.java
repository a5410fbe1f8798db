package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;

/** A folder of submissions, named on the command line. */
final class SubmissionsFolder {

  private SubmissionsFolder() {}

  /** Refuses what is no folder. */
  static void check(Path folder) throws WrongUsage {
    if (!Files.isDirectory(folder)) {
      throw new WrongUsage("There is no folder " + folder + " to read submissions from (--input).");
    }
  }

  /**
   * Reads a folder that an audit takes, or refuses it as the audit does.
   *
   * @param rejectLimit how many rows may be unusable
   * @param err where it shows how far it is
   */
  static IntakeResult read(Path folder, Intake intake, int rejectLimit, PrintWriter err)
      throws IOException, WrongUsage, InputRefused {
    check(folder);
    ProgressLine progress = new ProgressLine(err);
    IntakeResult read;
    try {
      read = intake.readFolder(folder, (files, total) -> progress.show("Files read", files, total));
    } finally {
      progress.clear();
    }
    if (read.anyUnreadable() || read.unusableRows() > rejectLimit) {
      throw new InputRefused(
          "The input has "
              + read.unusableRows()
              + " rows or whole files that can't be used. Run the audit first to see which (auditor"
              + " audit), or accept as many rows with --reject-limit.");
    }
    return read;
  }

  /** Refuses a folder with nothing in it that could be a submission. */
  static void mustHoldSome(Path folder, IntakeResult intake) throws WrongUsage {
    if (intake.files().isEmpty()) {
      throw new WrongUsage(
          "The folder " + folder + " holds no submission: no .xlsx or .csv file, nor any other.");
    }
  }
}
