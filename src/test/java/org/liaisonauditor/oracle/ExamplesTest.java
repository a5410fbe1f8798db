package org.liaisonauditor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

  private static final Path EXAMPLES = Path.of("examples");

  @Test
  void examplesAreTheOnesThatTheGeneratorMakes(@TempDir Path made) throws IOException {
    Examples.write(made);
    List<String> names = files(made);
    List<String> kept = files(EXAMPLES);
    kept.removeAll(List.of("README.md", "timetable.yaml"));
    // Written by hand, and tested as what it is: a pack.
    kept.removeIf(name -> name.startsWith("rules-by-table/"));
    assertThat(kept).isEqualTo(names);
    for (String name : names) {
      assertThat(content(EXAMPLES.resolve(name))).as(name).isEqualTo(content(made.resolve(name)));
    }
  }

  /** What the file holds; of a workbook its parts, since Java versions compress differently. */
  private static Map<String, String> content(Path file) throws IOException {
    if (!file.toString().endsWith(".xlsx")) {
      return Map.of("", Files.readString(file));
    }
    Map<String, String> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        parts.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList());
    }
  }
}
