package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands say of themselves. */
class HelpTextTest {

  private static final int COLUMNS = 80;

  /** Texts of all commands, each behind the name of its command. */
  private static List<String> texts(Function<CommandSpec, Stream<String>> of) {
    CommandLine root = new CommandLine(new AuditorCommand(null));
    HelpText.set(root);
    List<CommandLine> all = new ArrayList<>(List.of(root));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).getSubcommands().values());
    }
    return all.stream()
        .map(CommandLine::getCommandSpec)
        .flatMap(spec -> of.apply(spec).map(text -> spec.qualifiedName() + "|" + text))
        .toList();
  }

  private static String text(String behindItsCommand) {
    return behindItsCommand.substring(behindItsCommand.indexOf('|') + 1);
  }

  @Test
  void examples_fit_into_a_terminal_as_they_were_set() {
    List<String> examples =
        texts(spec -> Stream.of(spec.usageMessage().footer()).filter(line -> line.startsWith(" ")));

    assertThat(examples).isNotEmpty().allMatch(line -> text(line).length() < COLUMNS);
  }

  @Test
  void the_list_of_commands_shows_whole_sentences() {
    List<String> shown = texts(spec -> Stream.of(spec.usageMessage().description()[0]));

    assertThat(shown).hasSizeGreaterThan(40).allMatch(line -> text(line).matches("\\p{Lu}.*[.]"));
  }

  @Test
  void descriptions_of_options_are_broken_by_the_terminal_alone() {
    List<String> broken =
        texts(
            spec ->
                spec.args().stream()
                    .filter(option -> option.description().length > 1)
                    .map(option -> String.join(" / ", option.description())));

    assertThat(broken).isEmpty();
  }
}
