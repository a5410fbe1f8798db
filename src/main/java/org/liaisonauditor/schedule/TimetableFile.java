package org.liaisonauditor.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.delivery.OrderReader;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/** The timetable that people write. */
final class TimetableFile {

  private final Path file;
  private final Standards standards;
  private final EntryReader reader;

  /**
   * A timetable's file.
   *
   * @param file where it is; it need not exist
   * @param standards what holds for entries that don't say otherwise
   * @param clock tells which firings are still to come
   */
  TimetableFile(Path file, Standards standards, Clock clock) {
    this.file = file;
    this.standards = standards;
    this.reader = new EntryReader(standards, clock);
  }

  Path path() {
    return file;
  }

  /** Whether there is a file. */
  boolean exists() {
    return Files.isRegularFile(file);
  }

  /**
   * Reads the entries, in order.
   *
   * @param taken codes of entries that stand elsewhere
   * @throws TimetableRefused with all faults
   */
  List<TimetableEntry> read(Set<String> taken) throws IOException, TimetableRefused {
    List<Fault> faults = new ArrayList<>();
    YamlNode root =
        YamlFile.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), 1, faults);
    root.entries(List.of("entries"));
    OrderReader orders = standards.deliveries().reader(faults);
    List<TimetableEntry> entries = new ArrayList<>();
    root.need("entries")
        .entries()
        .forEach(
            (code, node) -> {
              if (taken.contains(code)) {
                node.fault(
                    "the code "
                        + code
                        + " is that of an entry kept in the database alone; take another");
              }
              entries.add(reader.read(code, node, orders));
            });
    if (!faults.isEmpty()) {
      throw new TimetableRefused(faults);
    }
    return entries;
  }
}
