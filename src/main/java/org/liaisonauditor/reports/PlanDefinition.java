package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.ranking.SeverityWeights;
import org.liaisonauditor.yaml.Fault;

/**
 * What inspection plans say and go by: the file {@code inspection-plan.yaml}, checked.
 *
 * @param texts its words
 * @param weights points of a gap by severity; null where they are refused
 * @param named how many units of a kind are named, where nobody says otherwise
 * @param hash SHA-256 of the file
 */
record PlanDefinition(Map<PlanLabel, Text> texts, SeverityWeights weights, int named, String hash) {

  static final String FILE = "inspection-plan.yaml";

  private static final List<String> SEVERITIES = List.of("high", "medium", "low");
  private static final int MOST_POINTS = 1000;
  private static final int MOST_NAMED = 200;

  /** Reads the file; its faults are added. */
  static PlanDefinition read(Path folder, List<Fault> faults) throws IOException {
    List<String> keys =
        Stream.concat(
                Stream.of("weights", "named"), Stream.of(PlanLabel.values()).map(PlanLabel::key))
            .toList();
    DefinitionFile file = new DefinitionFile(folder, FILE, keys, faults);
    Map<PlanLabel, Text> texts = new EnumMap<>(PlanLabel.class);
    for (PlanLabel label : PlanLabel.values()) {
      Text text = file.text(label.key(), label.placeholders());
      texts.put(label, text);
      if (label.key().startsWith("kind-") && file.has(label.key())) {
        ReportDefinition.checkSheetName(file, label.key(), text.vi());
        ReportDefinition.checkSheetName(file, label.key(), text.en());
      }
    }
    Map<String, Integer> points = file.numbers("weights", SEVERITIES, 1, MOST_POINTS);
    int named = file.numbers("named", List.of("units"), 1, MOST_NAMED).get("units");
    int high = points.get("high");
    int medium = points.get("medium");
    int low = points.get("low");
    boolean ordered = high >= medium && medium >= low;
    if (!ordered) {
      file.refuse(
          "weights",
          "a graver gap counts for less than a milder one: high %d, medium %d, low %d"
              .formatted(high, medium, low));
    }
    return new PlanDefinition(
        texts,
        ordered ? new SeverityWeights(high, medium, low) : null,
        named,
        Files.isRegularFile(folder.resolve(FILE))
            ? AuditIdentity.sha256(folder.resolve(FILE))
            : "");
  }
}
