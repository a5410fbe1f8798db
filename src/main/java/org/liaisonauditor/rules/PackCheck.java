package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kie.api.KieServices;
import org.liaisonauditor.facts.Terms;
import org.liaisonauditor.yaml.Fault;

/** Looks for everything wrong in a pack, all at once, before it is tested or published. */
public final class PackCheck {

  /** The parameters on which the terms, and so the facts, rest. */
  static final Set<String> USED_BY_TERMS =
      Set.of(Terms.EARLY_LETTER_DAYS, Terms.EVALUATION_DUE, Terms.TOP_RATINGS, Terms.COMPARED_FROM);

  private PackCheck() {}

  /**
   * The faults of a pack, by file and line; none where it can be used.
   *
   * @param folder the pack's folder, or one that holds exactly one pack
   */
  public static List<Fault> faults(Path folder) throws IOException {
    List<Fault> faults = new ArrayList<>();
    try {
      PackReader reader = new PackReader(RulePacks.folder(folder));
      RulePack pack;
      try {
        pack = reader.readAll();
      } finally {
        faults.addAll(reader.faults());
      }
      int read = reader.faults().size();
      DrlChecks checks = new DrlChecks(pack);
      List<Fault> found = checks.faults();
      faults.addAll(found);
      if (read == 0 && found.isEmpty()) {
        unusedParameters(reader, pack, checks.parametersRead());
        faults.addAll(reader.faults());
        compilerFaults(pack, faults);
        new ScenarioReader(pack).read(RulePacks.folder(folder));
      }
    } catch (PackRefused refused) {
      faults.addAll(refused.faults());
    }
    return faults.stream().sorted(Fault.ORDER).distinct().toList();
  }

  /**
   * Lets only a pack without faults pass.
   *
   * @throws PackRefused with all faults
   */
  public static void demandClean(Path folder) throws IOException, PackRefused {
    List<Fault> faults = faults(folder);
    if (!faults.isEmpty()) {
      throw new PackRefused(faults);
    }
  }

  /**
   * What the faults' files are relative to: the pack where there is one, else the folder itself.
   */
  public static Path folder(Path folder) throws IOException {
    try {
      return RulePacks.folder(folder);
    } catch (PackRefused refused) {
      // The faults say so already.
      return folder;
    }
  }

  private static void unusedParameters(PackReader reader, RulePack pack, Set<String> read) {
    Set<String> used = new HashSet<>(read);
    used.addAll(USED_BY_TERMS);
    for (String name : pack.regulation().parameters().keySet()) {
      if (!used.contains(name)) {
        reader
            .regulation()
            .get("parameters")
            .key(name)
            .fault("no rule reads the parameter " + name, "remove it, or use it in a rule");
      }
    }
  }

  private static void compilerFaults(RulePack pack, List<Fault> faults) {
    try {
      PackCompiler.compile(
          pack,
          KieServices.get().newReleaseId("rules", pack.regulation().code(), "check-" + pack.hash()),
          Wall.ALL);
    } catch (PackRefused refused) {
      faults.addAll(refused.faults());
    }
  }
}
