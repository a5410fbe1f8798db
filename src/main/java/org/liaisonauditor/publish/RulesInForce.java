package org.liaisonauditor.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.history.History;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.rules.ShippedPacks;
import org.liaisonauditor.store.BundleFolders;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.yaml.Fault;

/**
 * Which published rules judge a period. A folder of rules only names the pack: what lies in it is a
 * draft, and however broken it is, it changes nothing.
 */
public final class RulesInForce {

  private final Database database;
  private final RuleVersions versions;
  private final Bundles bundles;
  private final BundleFolders folders;
  private final History history;
  private final Clock clock;
  private final ZoneId zone;
  private final String program;

  /** Each file that comes in asks for the rules of today. */
  private volatile Read lastRead;

  /**
   * The rules in force.
   *
   * @param history records what comes with the program
   * @param zone whose days count
   * @param program the program's version, for the record of a pack that came with it
   */
  public RulesInForce(
      Database database,
      BundleFolders folders,
      History history,
      Clock clock,
      ZoneId zone,
      String program) {
    this.database = database;
    this.versions = new RuleVersions(database);
    this.bundles = new Bundles(database);
    this.folders = folders;
    this.history = history;
    this.clock = clock;
    this.zone = zone;
    this.program = program;
  }

  /**
   * The version by which a period is judged.
   *
   * @param folder the pack's folder, or one that holds exactly one pack
   * @param day the period's last day
   * @throws NoVersionInForce with what to do
   */
  public RuleVersion on(Path folder, LocalDate day) throws IOException, NoVersionInForce {
    String pack = pack(folder);
    if (versions.of(pack).isEmpty()) {
      deliver(folder);
    }
    Optional<RuleVersion> found = versions.inForce(pack, day);
    if (found.isPresent()) {
      return found.get();
    }
    List<RuleVersion> all =
        versions.of(pack).stream().filter(version -> version.withdrawn() == null).toList();
    if (all.isEmpty()) {
      throw new NoVersionInForce(
          "No version of the rules "
              + pack
              + " is published. Publish the draft in "
              + folder
              + " (auditor rules publish), or try it as a draft (auditor run --rules "
              + folder
              + ").");
    }
    throw new NoVersionInForce(
        "No published version of the rules "
            + pack
            + " is in force on "
            + day
            + ", the period's last day; there is version "
            + String.join(
                ", ",
                all.stream()
                    .map(
                        version ->
                            version.number()
                                + " ("
                                + version.validFrom()
                                + "/"
                                + (version.validTo() == null ? "" : version.validTo())
                                + ")")
                    .toList())
            + ". Publish one for it (auditor rules publish --valid-from).");
  }

  /** The pack that is in force today; where none is published, what lies in the folder. */
  public RulePack today(Path folder) throws IOException, PackRefused {
    try {
      return read(on(folder, LocalDate.ofInstant(clock.instant(), zone)));
    } catch (NoVersionInForce e) {
      return RulePacks.read(folder);
    }
  }

  /** The folder of a version's files, as they were published. */
  public Path folder(RuleVersion version) throws IOException {
    return folders.folder(version.bundle(), version.pack());
  }

  /**
   * A version's pack.
   *
   * @throws PackRefused where this program can't read it any more
   */
  public RulePack read(RuleVersion version) throws IOException, PackRefused {
    Read last = lastRead;
    if (last == null || !last.bundle().equals(version.bundle())) {
      last = new Read(version.bundle(), RulePacks.read(folder(version)));
      lastRead = last;
    }
    return last.pack();
  }

  /** A pack as read; bundles never change. */
  private record Read(String bundle, RulePack pack) {}

  /** The pack that a folder names; a folder that holds none names the only one published. */
  public String pack(Path folder) throws IOException, NoVersionInForce {
    try {
      return RulePacks.folder(folder).toAbsolutePath().normalize().getFileName().toString();
    } catch (PackRefused e) {
      Set<String> published = versions.packs();
      if (published.size() == 1) {
        return published.iterator().next();
      }
      throw new NoVersionInForce(
          folder
              + ": "
              + e.faults().stream().map(Fault::message).findFirst().orElse("there is no rule pack")
              + "; published are "
              + (published.isEmpty() ? "none" : String.join(", ", published))
              + ".");
    }
  }

  /**
   * Publishes the first version where the folder holds, to the letter, a pack that came with the
   * program: it was looked over with the program. A later one that comes with a newer program is a
   * draft like any other, so that an update changes no audit by itself.
   */
  private void deliver(Path folder) throws IOException {
    Path packFolder;
    RulePack pack;
    try {
      packFolder = RulePacks.folder(folder);
      pack = RulePacks.read(packFolder);
    } catch (PackRefused e) {
      // A broken draft is no pack that came with the program; whoever checks it is told its faults.
      return;
    }
    if (!ShippedPacks.contains(pack)) {
      return;
    }
    String bundle = bundles.keep(packFolder);
    String name = packFolder.toAbsolutePath().normalize().getFileName().toString();
    if (!kept(bundle, name, pack)) {
      // It was changed in between; it is a draft now.
      return;
    }
    database.inTransaction(
        () -> {
          database.lock("rule_versions");
          if (versions.of(pack.regulation().code()).isEmpty()) {
            RuleVersion first =
                new RuleVersion(
                    pack.regulation().code(),
                    1,
                    bundle,
                    pack.hash(),
                    pack.regulation().validFrom(),
                    null,
                    new Signed(
                        "liaison-auditor " + program,
                        System.getProperty("user.name"),
                        clock.instant(),
                        "came with the program"),
                    null,
                    null);
            versions.add(first, pack);
            history.append(PublishWitness.publications(database), PublishWitness.what(first));
          }
        });
  }

  private boolean kept(String bundle, String name, RulePack pack) throws IOException {
    try {
      return RulePacks.read(folders.folder(bundle, name)).hash().equals(pack.hash());
    } catch (PackRefused e) {
      return false;
    }
  }
}
