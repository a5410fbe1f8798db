package org.liaisonauditor.inbox;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Files of one unit that were found together. It is noted in a file before the first of them is
 * taken in, so that it goes on as the same delivery after the program was killed.
 *
 * @param unit code of the unit
 * @param begun when it began
 * @param number of its first submission; 0 = none yet
 * @param files in their order
 */
record Delivery(String unit, Instant begun, long number, List<Item> files) {

  /**
   * A file of it.
   *
   * @param path below the inbox
   * @param stamp as it was found; a file with another one is a later file of the same name
   * @param role what it is
   * @param target where evidence goes in the end, below the inbox; blank = not known yet
   */
  record Item(String path, Dropped.Stamp stamp, Role role, String target) {}

  /** What a file of a delivery is. */
  enum Role {
    /** Something to be taken in by itself. */
    SUBMISSION,
    /** Named by the answers of a submission, and kept with it. */
    EVIDENCE
  }

  Delivery numbered(long first) {
    return new Delivery(unit, begun, first, files);
  }

  /** The same, where evidence that a submission named goes to a place. */
  Delivery with(Item evidence, String target) {
    return new Delivery(
        unit,
        begun,
        number,
        files.stream()
            .map(
                file ->
                    file.path().equals(evidence.path())
                        ? new Item(file.path(), file.stamp(), file.role(), target)
                        : file)
            .toList());
  }

  /** The files of a role. */
  List<Item> files(Role role) {
    return files.stream().filter(file -> file.role() == role).toList();
  }

  /** Notes it. */
  void write(Path note) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("unit", unit);
    properties.setProperty("begun", begun.toString());
    properties.setProperty("number", Long.toString(number));
    for (int i = 0; i < files.size(); i++) {
      properties.setProperty("file." + i, files.get(i).path());
      properties.setProperty("size." + i, Long.toString(files.get(i).stamp().size()));
      properties.setProperty("changed." + i, files.get(i).stamp().changed());
      properties.setProperty("role." + i, files.get(i).role().name());
      properties.setProperty("target." + i, files.get(i).target());
    }
    Path part = note.resolveSibling(note.getFileName() + ".part");
    try (Writer out = Files.newBufferedWriter(part)) {
      properties.store(out, null);
    }
    Files.move(part, note, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Reads what was noted. */
  static Delivery read(Path note) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(note)) {
      properties.load(in);
    }
    List<Item> files = new ArrayList<>();
    for (int i = 0; properties.containsKey("file." + i); i++) {
      files.add(
          new Item(
              properties.getProperty("file." + i),
              new Dropped.Stamp(
                  Long.parseLong(properties.getProperty("size." + i)),
                  properties.getProperty("changed." + i)),
              Role.valueOf(properties.getProperty("role." + i, Role.SUBMISSION.name())),
              properties.getProperty("target." + i, "")));
    }
    return new Delivery(
        properties.getProperty("unit"),
        Instant.parse(properties.getProperty("begun")),
        Long.parseLong(properties.getProperty("number")),
        files);
  }
}
