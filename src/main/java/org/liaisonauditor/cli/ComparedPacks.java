package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.PackComparison;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;

/** The present pack and the draft, ready to judge the same submissions. */
record ComparedPacks(PackComparison.Judge base, PackComparison.Judge draft) {

  /**
   * Compiles both.
   *
   * @param settings parameters that are set for both
   * @param err where it says which of them is refused
   */
  static ComparedPacks of(
      Path baseFolder, Map<String, String> settings, DraftOptions asked, PrintWriter err)
      throws IOException, PackRefused, WrongUsage {
    CompiledPack base = compiled("base pack", baseFolder, err);
    CompiledPack draft = asked.folder() == null ? base : compiled("draft", asked.folder(), err);
    // A setting of the audit that the draft no longer knows is no mistake of the draft.
    Map<String, String> ofDraft = new LinkedHashMap<>(settings);
    ofDraft.keySet().retainAll(draft.pack().parameters().names());
    ofDraft.putAll(asked.settings());
    return new ComparedPacks(
        new PackComparison.Judge(base, SettingsOption.of(base.pack(), settings)),
        new PackComparison.Judge(draft, SettingsOption.of(draft.pack(), ofDraft)));
  }

  private static CompiledPack compiled(String which, Path folder, PrintWriter err)
      throws IOException, PackRefused {
    try {
      return CompiledPack.of(RulePacks.read(folder), Home.cache());
    } catch (PackRefused refused) {
      err.println("It is the " + which + " that is refused: " + folder);
      throw refused;
    }
  }

  RulePack basePack() {
    return base.rules().pack();
  }

  /**
   * Lets both judge.
   *
   * @param err where it shows how far it is
   */
  Comparison compare(PackComparison.Ground ground, PrintWriter err) throws InterruptedException {
    ProgressLine progress = new ProgressLine(err);
    Comparison comparison =
        new PackComparison(base, draft, Runtime.getRuntime().availableProcessors())
            .compare(ground, (done, total) -> progress.show("Branches audited", done, total));
    progress.clear();
    return comparison;
  }
}
