package org.liaisonauditor.yaml;

import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML text to nodes that know where they stand. Nothing is ever constructed from tags. */
public final class YamlFile {

  private static final char NO_BREAK_SPACE = '\u00a0';

  private YamlFile() {}

  /**
   * Parses a text.
   *
   * @param file path to name in faults
   * @param firstLine line of the file on which the text begins, from 1
   * @param faults takes the faults found now and when values are read
   * @return the root; where the text is no YAML, an empty one, with the fault told
   */
  public static YamlNode parse(String file, String text, int firstLine, List<Fault> faults) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    int offset = firstLine - 1;
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root == null) {
        faults.add(new Fault(file, firstLine, 0, "there is nothing here", "write the settings"));
      }
      return new YamlNode(file, offset, root, faults);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1 + offset;
      int column = e.getProblemMark() == null ? 0 : e.getProblemMark().getColumn() + 1;
      Fault space = noBreakSpace(file, text, line - offset, offset);
      faults.add(
          space == null ? inWords(file, line, column, String.valueOf(e.getProblem())) : space);
    } catch (YAMLException e) {
      faults.add(new Fault(file, firstLine, 0, "this is no YAML: " + e.getMessage()));
    }
    return new YamlNode(file, offset, null, faults);
  }

  /**
   * Spaces that only look like such at the beginning of the line that the parser stumbled over, or
   * of the one before; null where there are none.
   */
  private static Fault noBreakSpace(String file, String text, int line, int offset) {
    List<String> lines = text.lines().toList();
    for (int at = Math.max(1, line - 1); at <= Math.min(line, lines.size()); at++) {
      String content = lines.get(at - 1);
      int column = content.length() - content.stripLeading().length();
      if (column < content.length() && content.charAt(column) == NO_BREAK_SPACE) {
        return new Fault(
            file,
            at + offset,
            column + 1,
            "a no-break space stands here",
            "indent with plain spaces");
      }
    }
    return null;
  }

  /** The parser's commonest complaints, in words of those who write the files. */
  private static Fault inWords(String file, int line, int column, String problem) {
    if (problem.contains("TAB")) {
      return new Fault(
          file, line, column, "a tab stands here", "indent with spaces, two for each step");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return new Fault(
          file,
          line,
          column,
          "a second colon in one line",
          "put a text that holds `: ` into quotation marks, or begin a new line");
    }
    if (problem.contains("duplicate key")) {
      return new Fault(file, line, column, problem.replace("found ", "a "), "remove one of them");
    }
    if (problem.contains("found another document")) {
      return new Fault(
          file, line, column, "a second document begins here", "a file holds one; remove the ---");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new Fault(
          file, line, column, "before this place a colon is missing", "write `key: value`");
    }
    if (problem.startsWith("expected <block end>")) {
      return new Fault(
          file,
          line,
          column,
          "this line stands further in or out than the one above",
          "begin it under the first letter of the key above; a quotation mark within a text is"
              + " written \\\"");
    }
    if (problem.startsWith("found unexpected end of stream")) {
      return new Fault(file, line, column, "a quotation mark is not closed", "close the text");
    }
    return new Fault(file, line, column, "this is no YAML: " + problem);
  }
}
