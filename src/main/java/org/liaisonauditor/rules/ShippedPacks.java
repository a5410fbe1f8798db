package org.liaisonauditor.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packs that the program came with. They were looked over with the program; any other pack is
 * somebody's work that nobody else has answered for yet.
 */
public final class ShippedPacks {

  /** Name and content hash of each, one a line. */
  static final String FILE = "shipped-packs.txt";

  private static final Set<String> HASHES = hashes();

  private ShippedPacks() {}

  /**
   * Whether a pack is, to the letter, one that the program came with; its folder doesn't matter.
   */
  public static boolean contains(RulePack pack) {
    return HASHES.contains(pack.hash());
  }

  /** The line that stands for a pack. */
  static String line(RulePack pack) {
    return pack.regulation().code() + " " + pack.hash();
  }

  private static Set<String> hashes() {
    try (InputStream file = ShippedPacks.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.substring(line.indexOf(' ') + 1))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the list of packs can't be read", e);
    }
  }
}
