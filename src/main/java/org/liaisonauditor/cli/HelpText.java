package org.liaisonauditor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Sets what commands say of themselves as running text: its lines in the source are joined and the
 * terminal's width alone breaks them; a blank line parts paragraphs, and an indented one, such as
 * an example, stays as it is. The first sentence of a description stands by itself, since the list
 * of commands shows it.
 */
final class HelpText {

  /** A sentence ends before the next capital letter. */
  private static final Pattern FIRST_SENTENCE = Pattern.compile("(.+?\\.) (?=\\p{Lu})(.+)");

  private HelpText() {}

  /** Sets the texts of a command and of all below it. */
  static void set(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    List<String> description = paragraphs(usage.description());
    Matcher sentence = FIRST_SENTENCE.matcher(description.isEmpty() ? "" : description.getFirst());
    if (sentence.matches()) {
      description.set(0, sentence.group(1));
      description.add(1, sentence.group(2));
    }
    usage.description(description.toArray(String[]::new));
    usage.footer(paragraphs(usage.footer()).toArray(String[]::new));
    command.getSubcommands().values().forEach(HelpText::set);
  }

  private static List<String> paragraphs(String[] lines) {
    List<String> paragraphs = new ArrayList<>();
    boolean open = false;
    for (String line : lines) {
      boolean text = !line.isBlank() && !line.startsWith(" ");
      if (text && open) {
        paragraphs.set(paragraphs.size() - 1, paragraphs.getLast() + " " + line);
      } else {
        paragraphs.add(line);
      }
      open = text;
    }
    return paragraphs;
  }
}
