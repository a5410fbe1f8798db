package org.liaisonauditor.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A new workbook that a unit's clerk is to fill in. */
final class ClerkWorkbook {

  private ClerkWorkbook() {}

  /** Writes a workbook. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * The file to write, which is new: one that is there may be filled in.
   *
   * @param named as it was typed; null = named after the unit
   * @param start how such a name starts
   */
  static Path file(Path named, String start, String unit) throws WrongUsage {
    Path file =
        named == null
            ? Path.of(start + unit.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".xlsx")
            : named;
    if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      throw new WrongUsage("A workbook's name ends with .xlsx, unlike " + file + " (--out).");
    }
    if (Files.exists(file)) {
      throw new WrongUsage(
          file + " is there already and may be filled in; name another file (--out).");
    }
    return file;
  }

  static void write(Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.write(out);
    }
  }
}
