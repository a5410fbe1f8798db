package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program knows its own packs by their content.
 *
 * <p>To write the list anew: {@code mvn test -Dtest=ShippedPacksTest -Dshipped=write}.
 */
class ShippedPacksTest {

  private static final Path OURS = Path.of("rules", "qd213");
  private static final Path LIST =
      Path.of("src/main/resources/org/liaisonauditor/rules", ShippedPacks.FILE);

  @TempDir private Path folder;

  @Test
  void the_list_says_what_lies_in_rules() throws Exception {
    String wanted = ShippedPacks.line(RulePacks.read(OURS)) + "\n";
    if ("write".equals(System.getProperty("shipped"))) {
      Files.writeString(LIST, wanted);
    }
    assertThat(Files.readString(LIST))
        .as("rules/qd213 has changed: mvn test -Dtest=ShippedPacksTest -Dshipped=write")
        .isEqualTo(wanted);
  }

  @Test
  void a_copy_is_known_and_a_changed_copy_is_not() throws Exception {
    Path copy = folder.resolve("copy");
    TrialPack.lay(OURS, copy);
    assertThat(ShippedPacks.contains(RulePacks.read(copy))).isTrue();

    Path drl = copy.resolve("no-briefing/rule.drl");
    Files.writeString(drl, Files.readString(drl) + "\n");
    assertThat(ShippedPacks.contains(RulePacks.read(copy))).isFalse();
  }
}
