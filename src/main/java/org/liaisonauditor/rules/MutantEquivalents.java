package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/**
 * The mutants that no scenario can notice, since they say the same as the rule: {@code
 * equivalent-mutants.yaml} beside {@code regulation.yaml}, each with the reason.
 */
final class MutantEquivalents {

  static final String FILE = "equivalent-mutants.yaml";

  /**
   * An entry.
   *
   * @param reason why it can't be noticed
   * @param line line of the file, from 1
   */
  record Entry(Text reason, int line) {}

  private MutantEquivalents() {}

  /**
   * The entries of a pack, by the id of the mutant; none where there is no file.
   *
   * @throws PackRefused with all faults of the file
   */
  static Map<String, Entry> read(Path folder) throws IOException, PackRefused {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Path file = folder.resolve(FILE);
    if (!PackFiles.exists(file)) {
      return entries;
    }
    List<Fault> faults = new ArrayList<>();
    String text = PackFiles.text(folder, file, faults);
    if (text == null) {
      throw new PackRefused(faults);
    }
    for (YamlNode node : YamlFile.parse(FILE, text, 1, faults).items()) {
      node.entries(List.of("rule", "mutant", "reason"));
      String id = node.need("rule").text() + Mutant.SEPARATOR + node.need("mutant").text();
      Text reason = RegulationReader.text(node.need("reason"));
      if (entries.put(id, new Entry(reason, node.line())) != null) {
        node.fault("the mutant stands here a second time; remove one");
      }
    }
    if (!faults.isEmpty()) {
      throw new PackRefused(faults);
    }
    return entries;
  }
}
