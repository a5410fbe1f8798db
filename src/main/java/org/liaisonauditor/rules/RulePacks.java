package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;

/** Finds and reads rule packs. */
public final class RulePacks {

  private RulePacks() {}

  /**
   * Reads a pack.
   *
   * @param folder the pack's folder, or one that holds exactly one pack
   * @throws PackRefused with all faults that need no compiler
   */
  public static RulePack read(Path folder) throws IOException, PackRefused {
    return new PackReader(folder(folder)).read();
  }

  /**
   * The folder of a pack.
   *
   * @param folder the pack's folder, or one that holds exactly one pack
   */
  public static Path folder(Path folder) throws IOException, PackRefused {
    if (Files.isRegularFile(folder.resolve(RegulationReader.FILE))) {
      return folder;
    }
    List<Path> packs = List.of();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> children = Files.list(folder)) {
        packs =
            children
                .filter(child -> Files.isRegularFile(child.resolve(RegulationReader.FILE)))
                .sorted()
                .toList();
      }
    }
    if (packs.size() != 1) {
      throw new PackRefused(
          List.of(
              new Fault(
                  folder.toString(),
                  0,
                  0,
                  packs.isEmpty()
                      ? "there is no rule pack: no "
                          + RegulationReader.FILE
                          + " here or one folder below"
                      : "there are several rule packs; name one of " + packs)));
    }
    return packs.getFirst();
  }

  /**
   * The pack's parameters with some set by hand, for all time.
   *
   * @param settings parameter name to value, as typed
   * @throws IllegalArgumentException with a sentence for each setting that can't be
   */
  public static Parameters parameters(RulePack pack, Map<String, String> settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder faults = new StringBuilder();
    settings.forEach(
        (name, text) -> {
          try {
            values.put(name, value(pack, name, text));
          } catch (IllegalArgumentException e) {
            faults.append(faults.isEmpty() ? "" : "\n").append(e.getMessage());
          }
        });
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.toString());
    }
    return pack.parameters().with(values);
  }

  /**
   * The value of a parameter, as typed.
   *
   * @throws IllegalArgumentException with a sentence that names the parameter and what is allowed
   */
  static Object value(RulePack pack, String name, String text) {
    Regulation.ParameterInfo info = pack.regulation().parameters().get(name);
    if (info == null) {
      throw new IllegalArgumentException(
          name
              + ": there is no such parameter"
              + Nearest.hint(name, pack.parameters().names())
              + " Allowed: "
              + String.join(", ", pack.parameters().names()));
    }
    try {
      return new ParameterValues(pack.regulation().ratingScale()).parse(info.unit(), text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
