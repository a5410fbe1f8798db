package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Signs;

/** Writes a fault as authors read it: what is wrong, the line with a caret below, what to do. */
public final class FaultText {

  private static final int WIDEST = 110;
  private static final String INDENT = "    ";

  private FaultText() {}

  /**
   * The lines of a fault.
   *
   * @param folder what the fault's file is relative to
   */
  public static String of(Fault fault, Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(fault.place()).append(": ").append(fault.message()).append('\n');
    Fault.Excerpt excerpt = fault.excerpt();
    String line =
        excerpt != null ? excerpt.text() : line(folder.resolve(fault.file()), fault.line());
    int shownColumn = excerpt != null ? excerpt.column() : fault.column();
    if (line != null && !line.isEmpty()) {
      int column = Math.max(Math.min(shownColumn, line.length() + 1), 1);
      int from = Math.max(0, Math.min(column - WIDEST * 2 / 3, line.length() - WIDEST));
      int to = Math.min(line.length(), from + WIDEST);
      String shown = line.substring(from, to);
      text.append(INDENT).append(shown).append('\n');
      if (shownColumn > 0) {
        String before = shown.substring(0, Math.min(column - 1 - from, shown.length()));
        text.append(INDENT).append(before.replaceAll("[^\t]", " ")).append("^\n");
      }
    }
    if (!fault.remedy().isEmpty()) {
      text.append(INDENT)
          .append(Character.toUpperCase(fault.remedy().charAt(0)))
          .append(fault.remedy().substring(1))
          .append('\n');
    }
    return text.toString();
  }

  private static String line(Path file, int number) throws IOException {
    if (number < 1 || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return number <= lines.size() ? Signs.visible(lines.get(number - 1)) : null;
    } catch (MalformedInputException e) {
      // The fault says that the file is not UTF-8; there is no line to show.
      return null;
    }
  }
}
