package org.liaisonauditor.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.history.History;
import org.liaisonauditor.rules.PackCheck;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.BundleFolders;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;

/** Publishes drafts that have shown what they must, and takes versions back. */
public final class Publishing {

  private static final String GUARD = "rule_versions";

  private final Database database;
  private final RuleVersions versions;
  private final Comparisons comparisons;
  private final Bundles bundles;
  private final BundleFolders folders;
  private final LastAudit audits;
  private final History history;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * Publishing.
   *
   * @param audits knows the audits that there were
   * @param history records what is published and taken back
   * @param zone whose days count
   */
  public Publishing(
      Database database,
      BundleFolders folders,
      LastAudit audits,
      Comparisons comparisons,
      History history,
      Clock clock,
      ZoneId zone) {
    this.database = database;
    this.versions = new RuleVersions(database);
    this.comparisons = comparisons;
    this.history = history;
    this.bundles = new Bundles(database);
    this.folders = folders;
    this.audits = audits;
    this.clock = clock;
    this.zone = zone;
  }

  /** Knows the audits that there were. */
  public interface LastAudit {

    /**
     * The newest audit that was done by a published version of a pack; where there is none, by a
     * draft of it.
     */
    Optional<JudgedRun> newest(String pack);
  }

  /**
   * What somebody wants published.
   *
   * @param folder the draft: the pack's folder, or one that holds exactly one pack
   * @param validFrom first day on which a period may end that it judges; null = today
   * @param validTo last such day; null = open
   * @param comparison number of the comparison that shows what it changes
   * @param by the author
   * @param login the machine's user
   * @param why the reason
   */
  public record Wish(
      Path folder,
      LocalDate validFrom,
      LocalDate validTo,
      long comparison,
      String by,
      String login,
      String why) {}

  /**
   * Publishes a draft.
   *
   * @param trials tries its rules
   * @throws PublishRefused with all that is missing
   * @throws PackRefused with all faults, where the draft is not clean
   */
  public RuleVersion publish(Wish wish, Trials trials)
      throws IOException, InterruptedException, PackRefused, PublishRefused {
    Path draft = RulePacks.folder(wish.folder());
    PackCheck.demandClean(draft);
    String name = draft.toAbsolutePath().normalize().getFileName().toString();
    String bundle = bundles.keep(draft);
    // From here on what was kept counts, whatever is done to the draft meanwhile.
    Path kept = folders.folder(bundle, name);
    PackCheck.demandClean(kept);
    RulePack pack = RulePacks.read(kept);
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    RuleVersion wanted =
        new RuleVersion(
            name,
            0,
            bundle,
            pack.hash(),
            wish.validFrom() == null ? today : wish.validFrom(),
            wish.validTo(),
            new Signed(wish.by().strip(), wish.login(), clock.instant(), wish.why().strip()),
            wish.comparison(),
            null);
    refuse(missing(wanted, pack));
    List<String> failed = new ArrayList<>();
    if (!trials.scenariosPass(kept)) {
      failed.add("Not all scenarios pass: mend them (auditor rules test).");
    } else if (!trials.mistakesNoticed(kept)) {
      failed.add(
          "Some mistakes in the rules would not be noticed by any scenario: add the scenarios that"
              + " auditor rules mutate writes, or the reason why they can't be noticed.");
    }
    refuse(failed);
    List<String> since = new ArrayList<>();
    RuleVersion published =
        database.inTransaction(
            () -> {
              database.lock(GUARD);
              // Trials take minutes: another version or audit may have come meanwhile.
              since.addAll(missing(wanted, pack));
              if (!since.isEmpty()) {
                return null;
              }
              int number =
                  versions.of(name).stream().findFirst().map(RuleVersion::number).orElse(0);
              RuleVersion version =
                  new RuleVersion(
                      name,
                      number + 1,
                      bundle,
                      pack.hash(),
                      wanted.validFrom(),
                      wanted.validTo(),
                      wanted.published(),
                      wanted.comparison(),
                      null);
              versions.add(version, pack);
              history.append(PublishWitness.publications(database), PublishWitness.what(version));
              return version;
            });
    refuse(since);
    return published;
  }

  private static void refuse(List<String> reasons) throws PublishRefused {
    if (!reasons.isEmpty()) {
      throw new PublishRefused(reasons);
    }
  }

  /** All that a version lacks, but for trials of its rules. */
  private List<String> missing(RuleVersion wanted, RulePack pack) {
    List<String> missing = new ArrayList<>();
    if (wanted.published().by().isEmpty()) {
      missing.add("The author's name is missing: --by NAME.");
    }
    if (wanted.published().why().isEmpty()) {
      missing.add("The reason is missing: --why \"…\".");
    }
    if (wanted.validTo() != null && wanted.validTo().isBefore(wanted.validFrom())) {
      missing.add(
          "It would be valid from "
              + wanted.validFrom()
              + " to "
              + wanted.validTo()
              + ", which is no day at all.");
    }
    versions.of(wanted.pack()).stream()
        .filter(version -> version.withdrawn() == null)
        .filter(version -> version.bundle().equals(wanted.bundle()))
        .filter(version -> version.validFrom().equals(wanted.validFrom()))
        .findFirst()
        .ifPresent(
            same ->
                missing.add(
                    "This very draft is version "
                        + same.number()
                        + " already, from the same day on; there is nothing to publish."));
    codes(wanted, pack, missing);
    compared(wanted, missing);
    return missing;
  }

  /** A code once used means what it meant: findings of old audits name it. */
  private void codes(RuleVersion wanted, RulePack pack, List<String> missing) {
    Set<String> codes = new TreeSet<>();
    Set<String> former = new TreeSet<>();
    for (Rule rule : pack.rules()) {
      codes.add(rule.code());
      former.addAll(rule.formerCodes());
    }
    Set<String> again = new TreeSet<>(versions.retired(wanted.pack()));
    again.retainAll(codes);
    for (String code : again) {
      missing.add(
          "The code "
              + code
              + " belonged to a rule that an earlier version retired; findings of old audits name"
              + " it. Choose another code.");
    }
    versions
        .inForce(wanted.pack(), wanted.validFrom())
        .ifPresent(
            before -> {
              for (String code : versions.rules(wanted.pack(), before.number())) {
                if (!codes.contains(code)
                    && !former.contains(code)
                    && !pack.regulation().retiredRules().containsKey(code)) {
                  missing.add(
                      "The rule "
                          + code
                          + " of version "
                          + before.number()
                          + " is gone without a word. Write it under `retired-rules` in"
                          + " regulation.yaml, with the day and the reason, or put it back. Where"
                          + " it has another name now, write the old one under `former-codes` in"
                          + " the about.md of the rule.");
                }
              }
              formerCodes(before, pack, missing);
            });
  }

  /** Findings are told from each other by the first code of their rule: it stays the first. */
  private void formerCodes(RuleVersion before, RulePack pack, List<String> missing) {
    for (Rule old : published(before).rules()) {
      for (Rule now : pack.rules()) {
        boolean same = now.code().equals(old.code()) || now.formerCodes().contains(old.code());
        if (same && !now.firstCode().equals(old.firstCode())) {
          missing.add(
              "The first code of the rule "
                  + now.code()
                  + " was "
                  + old.firstCode()
                  + " in version "
                  + before.number()
                  + " and is "
                  + now.firstCode()
                  + " now; its findings would all be new. Write `former-codes` in its about.md so"
                  + " that the list begins with "
                  + old.firstCode()
                  + ".");
        }
      }
    }
  }

  private RulePack published(RuleVersion version) {
    try {
      return RulePacks.read(folders.folder(version.bundle(), version.pack()));
    } catch (IOException | PackRefused e) {
      throw new IllegalStateException(
          "the rules of version " + version.number() + " can't be read any more", e);
    }
  }

  private void compared(RuleVersion wanted, List<String> missing) {
    String remedy =
        "Compare again (auditor rules compare --with … --run last) and have it confirmed.";
    Optional<KeptComparison> found = comparisons.find(wanted.comparison());
    if (found.isEmpty()) {
      missing.add("There is no comparison " + wanted.comparison() + ". " + remedy);
      return;
    }
    KeptComparison comparison = found.get();
    if (!comparison.pack().equals(wanted.pack())
        || !comparison.draftHash().equals(wanted.packHash())) {
      missing.add(
          "Comparison "
              + comparison.number()
              + " is about other rules: of the pack "
              + comparison.pack()
              + " as it was then. The draft was changed since, or it is another. "
              + remedy);
    }
    Optional<JudgedRun> last = audits.newest(wanted.pack());
    if (last.isEmpty() || last.get().number() != comparison.run()) {
      missing.add(
          "Comparison "
              + comparison.number()
              + " looks at run "
              + comparison.run()
              + "; the last audit is run "
              + last.map(run -> String.valueOf(run.number())).orElse("none")
              + ". "
              + remedy);
    } else if (!comparison.baseHash().equals(base(wanted.pack(), last.get()))) {
      missing.add(
          "Comparison "
              + comparison.number()
              + " starts from rules that are not those in force for run "
              + comparison.run()
              + " any more. "
              + remedy);
    }
    if (comparison.confirmed().stream()
        .allMatch(signed -> Signed.samePerson(signed.by(), wanted.published().by()))) {
      missing.add(
          "Comparison "
              + comparison.number()
              + " was not confirmed by anybody but the author. Somebody else looks at it and says:"
              + " auditor rules confirm "
              + comparison.number()
              + " --by NAME.");
    }
  }

  /**
   * Hash of the rules that an audit is to be compared from: those published for its period; where
   * there are none, those that judged it.
   */
  private String base(String pack, JudgedRun run) {
    return versions.inForce(pack, run.to()).map(RuleVersion::packHash).orElse(run.packHash());
  }

  /**
   * Takes the newest version of a pack back, so that the one before it counts again at once. Audits
   * that it judged stay as they are.
   *
   * @return the version that was taken back
   * @throws PublishRefused where there is no version to go back to
   */
  public RuleVersion rollBack(String pack, String by, String login, String why)
      throws PublishRefused {
    List<String> missing = new ArrayList<>();
    if (by.isBlank()) {
      missing.add("A name is missing: --by NAME.");
    }
    if (why.isBlank()) {
      missing.add("The reason is missing: --why \"…\".");
    }
    RuleVersion back =
        database.inTransaction(
            () -> {
              database.lock(GUARD);
              List<RuleVersion> counting =
                  versions.of(pack).stream()
                      .filter(version -> version.withdrawn() == null)
                      .toList();
              if (counting.size() < 2) {
                missing.add(
                    counting.isEmpty()
                        ? "No version of the rules " + pack + " is published."
                        : "Version "
                            + counting.getFirst().number()
                            + " of the rules "
                            + pack
                            + " is the only one; there is none to go back to.");
              }
              if (!missing.isEmpty()) {
                return null;
              }
              RuleVersion newest = counting.getFirst();
              versions.withdraw(
                  newest, new Signed(by.strip(), login, clock.instant(), why.strip()));
              history.append(PublishWitness.withdrawals(database), PublishWitness.what(newest));
              return versions.find(pack, newest.number()).orElseThrow();
            });
    refuse(missing);
    return back;
  }
}
