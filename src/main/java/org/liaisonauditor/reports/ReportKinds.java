package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;

/** The kinds of reports of a folder of definitions, with their letterheads and shared words. */
final class ReportKinds {

  static final String WORDS = "kinds.yaml";
  private static final String CHANGES = "changes.yaml";

  private final Map<String, KindDefinition> kinds;
  private final Map<String, Letterhead> letterheads;
  private final Map<KindLabel, Text> words;
  private final Map<ChangeLabel, Text> changes;
  private final PlanDefinition plan;
  private final Map<String, String> hashes;

  private ReportKinds(
      Map<String, KindDefinition> kinds,
      Map<String, Letterhead> letterheads,
      Map<KindLabel, Text> words,
      Map<ChangeLabel, Text> changes,
      PlanDefinition plan,
      Map<String, String> hashes) {
    this.kinds = kinds;
    this.letterheads = letterheads;
    this.words = words;
    this.changes = changes;
    this.plan = plan;
    this.hashes = hashes;
  }

  /** Reads the kinds; faults are added. A folder that is older than kinds has none. */
  static ReportKinds read(Path folder, List<Fault> faults) throws IOException {
    Path files = folder.resolve(KindFile.FOLDER);
    Map<String, KindDefinition> kinds = new TreeMap<>(CodePoints.ORDER);
    Map<String, Letterhead> letterheads = new HashMap<>();
    Map<KindLabel, Text> words = new EnumMap<>(KindLabel.class);
    Map<String, String> hashes = new HashMap<>();
    if (!Files.isDirectory(files)) {
      return new ReportKinds(kinds, letterheads, words, Map.of(), null, hashes);
    }
    List<String> keys = Stream.of(KindLabel.values()).map(KindLabel::key).toList();
    DefinitionFile shared = new DefinitionFile(folder, WORDS, keys, faults);
    for (KindLabel label : KindLabel.values()) {
      words.put(label, shared.text(label.key(), label.placeholders()));
    }
    hash(folder, WORDS, hashes);
    Map<ChangeLabel, Text> changes = changes(folder, faults);
    hash(folder, CHANGES, hashes);
    KindFile.Room room = new KindFile.Room(letterheads(folder), new HashMap<>());
    for (String name : names(files)) {
      if (!name.matches("[a-z][a-z0-9-]*\\.yaml") || !Files.isRegularFile(files.resolve(name))) {
        faults.add(
            new Fault(
                KindFile.FOLDER + "/" + name,
                0,
                0,
                "this is no name of a kind's definition",
                "name the file in small letters, digits and -, with .yaml at the end"));
        continue;
      }
      KindDefinition kind = KindFile.read(folder, name, room, faults);
      kinds.put(kind.code(), kind);
      hash(folder, kind.file(), hashes);
      if (kind.letterhead() != null
          && room.letterheads().contains(kind.letterhead())
          && !letterheads.containsKey(kind.letterhead())) {
        String file = file(kind.letterhead());
        letterheads.put(kind.letterhead(), ReportDefinition.letterhead(folder, file, faults));
        hash(folder, file, hashes);
      }
    }
    PlanDefinition plan = null;
    if (kinds.values().stream().anyMatch(KindDefinition::plans)) {
      plan = PlanDefinition.read(folder, faults);
      hashes.put(PlanDefinition.FILE, plan.hash());
    }
    return new ReportKinds(kinds, letterheads, words, changes, plan, hashes);
  }

  /** Definitions from before documents of units told of the audit before lack the file. */
  private static Map<ChangeLabel, Text> changes(Path folder, List<Fault> faults)
      throws IOException {
    Map<ChangeLabel, Text> changes = new EnumMap<>(ChangeLabel.class);
    if (!Files.exists(folder.resolve(CHANGES))) {
      return changes;
    }
    List<String> keys = Stream.of(ChangeLabel.values()).map(ChangeLabel::key).toList();
    DefinitionFile file = new DefinitionFile(folder, CHANGES, keys, faults);
    for (ChangeLabel label : ChangeLabel.values()) {
      changes.put(label, file.text(label.key(), label.placeholders()));
    }
    return changes;
  }

  /** The names of all letterheads. */
  static List<String> letterheads(Path folder) throws IOException {
    Path letterheads = folder.resolve("letterheads");
    return Files.isDirectory(letterheads)
        ? names(letterheads).stream()
            .filter(name -> name.endsWith(".yaml"))
            .map(name -> name.substring(0, name.length() - ".yaml".length()))
            .toList()
        : List.of();
  }

  private static List<String> names(Path files) throws IOException {
    try (Stream<Path> list = Files.list(files)) {
      return list.map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted(CodePoints.ORDER)
          .toList();
    }
  }

  private static String file(String letterhead) {
    return "letterheads/" + letterhead + ".yaml";
  }

  private static void hash(Path folder, String file, Map<String, String> hashes)
      throws IOException {
    if (Files.isRegularFile(folder.resolve(file))) {
      hashes.put(file, AuditIdentity.sha256(folder.resolve(file)));
    }
  }

  /** All kinds, by code. */
  Collection<KindDefinition> all() {
    return kinds.values();
  }

  /** The kind of a code. */
  Optional<KindDefinition> find(String code) {
    return Optional.ofNullable(kinds.get(code));
  }

  /** A letterhead that a kind names. */
  Letterhead letterhead(String name) {
    return letterheads.get(name);
  }

  /** What inspection plans say and go by; null where no kind is one. */
  PlanDefinition plan() {
    return plan;
  }

  /** Null where the definitions are older than the word. */
  Text text(ChangeLabel label) {
    return changes.get(label);
  }

  Text text(KindLabel label) {
    return words.get(label);
  }

  /** SHA-256 of the files that a kind rests on, beside those of all reports. */
  Map<String, String> hashes(KindDefinition kind) {
    Map<String, String> own = new TreeMap<>(CodePoints.ORDER);
    own.put(kind.file(), hashes.get(kind.file()));
    own.put(WORDS, hashes.get(WORDS));
    if (hashes.containsKey(CHANGES)) {
      own.put(CHANGES, hashes.get(CHANGES));
    }
    if (kind.plans()) {
      own.put(PlanDefinition.FILE, hashes.get(PlanDefinition.FILE));
    }
    if (kind.letterhead() != null) {
      own.put(file(kind.letterhead()), hashes.get(file(kind.letterhead())));
    }
    return own;
  }
}
