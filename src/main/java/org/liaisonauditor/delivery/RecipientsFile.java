package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/** Who gets the reports about a unit: a file that people write. */
final class RecipientsFile {

  private final Path file;
  private final Map<String, List<Recipient>> byUnit = new LinkedHashMap<>();
  private final Map<String, Set<String>> units = new LinkedHashMap<>();

  /**
   * Reads the file, if it is there.
   *
   * @param known codes of the units as far as they are known; empty = not at all
   */
  RecipientsFile(Path file, Set<String> known, List<Fault> faults) throws IOException {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      return;
    }
    YamlNode root =
        YamlFile.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), 1, faults);
    root.entries(List.of("units"));
    YamlNode all = root.need("units");
    all.entries()
        .forEach(
            (unit, node) -> {
              if (!known.isEmpty() && !known.contains(unit)) {
                all.key(unit)
                    .fault(
                        "no submission knows a unit " + unit,
                        "write a unit's code, or take it out" + Nearest.hint(unit, known));
              }
              if (!node.present()) {
                all.key(unit)
                    .fault("the unit " + unit + " has no recipient; write one, or take it out");
              }
              List<Recipient> recipients = recipients(node);
              byUnit.put(unit, recipients);
              recipients.forEach(
                  to ->
                      units.computeIfAbsent(to.sameness(), key -> new LinkedHashSet<>()).add(unit));
            });
  }

  /** Reads recipients; what is wrong, or stands there twice, is told. */
  static List<Recipient> recipients(YamlNode node) {
    List<Recipient> recipients = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (YamlNode item : node.items()) {
      String text = item.text();
      if (text == null) {
        continue;
      }
      try {
        Recipient recipient = Recipient.parse(text);
        if (seen.add(recipient.sameness())) {
          recipients.add(recipient);
        } else {
          item.fault(text + " stands here twice; remove one");
        }
      } catch (IllegalArgumentException e) {
        item.fault(e.getMessage());
      }
    }
    return recipients;
  }

  Path path() {
    return file;
  }

  /** The recipients of a unit. */
  List<Recipient> of(String unit) {
    return byUnit.getOrDefault(unit, List.of());
  }

  /** The units that have recipients. */
  Set<String> units() {
    return byUnit.keySet();
  }

  /** The units whose recipient somebody is; empty = of none. */
  Set<String> units(Recipient recipient) {
    return units.getOrDefault(recipient.sameness(), Set.of());
  }
}
