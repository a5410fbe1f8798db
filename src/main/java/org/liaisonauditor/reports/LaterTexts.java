package org.liaisonauditor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;

/**
 * The program's own words for texts that definitions kept with audits of earlier versions don't
 * have yet. They never stand in for words that are missing in the folder that people edit.
 */
final class LaterTexts {

  private static final String FILE = "later-texts.yaml";

  private LaterTexts() {}

  /** The program's own words; that there are none is a fault. */
  static Text of(Label label, List<Fault> faults) throws IOException {
    try (InputStream in = LaterTexts.class.getResourceAsStream(FILE)) {
      DefinitionFile file =
          DefinitionFile.of(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8), faults);
      if (!file.has(label.key())) {
        faults.add(
            new Fault(
                "texts.yaml",
                0,
                0,
                "the key " + label.key() + " is missing, and every version of the program had it"));
        return new Text("", "");
      }
      return file.text(label.key(), label.placeholders());
    }
  }
}
