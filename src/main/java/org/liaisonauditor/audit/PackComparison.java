package org.liaisonauditor.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.BranchFacts;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.facts.RatingStatistics;
import org.liaisonauditor.rules.ChangeReasons;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.PackDifferences;
import org.liaisonauditor.rules.Rule;

/** Audits the same records by two packs and compares what they find. */
public final class PackComparison {

  private final Judge base;
  private final Judge draft;
  private final int threads;

  /**
   * A pack and the parameters to use it with.
   *
   * @param parameters those of the pack, some perhaps set by hand
   */
  public record Judge(CompiledPack rules, Parameters parameters) {}

  /**
   * What is compared on.
   *
   * @param records the records, the same for both packs
   * @param data what they were read from
   * @param run number of the recorded run whose data they are; null = none
   * @param from first day of the period
   * @param to last day of the period
   * @param asOf the as-of date
   */
  public record Ground(
      LiaisonRecords records,
      AuditedData data,
      Long run,
      BranchScope scope,
      LocalDate from,
      LocalDate to,
      LocalDate asOf) {}

  /**
   * A comparison of two packs.
   *
   * @param threads number of threads that judge branches, from 1
   */
  public PackComparison(Judge base, Judge draft, int threads) {
    this.base = base;
    this.draft = draft;
    this.threads = threads;
  }

  /** One side while it is worked on. */
  private record Side(AuditContext context, RatingStatistics statistics, AuditResult result) {}

  /** Compares. */
  public Comparison compare(Ground ground, AuditProgress progress) throws InterruptedException {
    Side before = audit(base, ground, progress);
    Side after = audit(draft, ground, progress);
    PackDifferences differences =
        PackDifferences.between(
            base.rules().pack(), base.parameters(), draft.rules().pack(), draft.parameters());
    Set<Failed> failedBefore = failed(before);
    Set<Failed> failedAfter = failed(after);
    List<FindingChange> findings =
        changes(
            before.result().findings(),
            after.result().findings(),
            firstCodes(before),
            firstCodes(after),
            failedBefore,
            failedAfter);
    List<FindingChange> commendations =
        changes(
            before.result().commendations(),
            after.result().commendations(),
            firstCodes(before),
            firstCodes(after),
            failedBefore,
            failedAfter);
    Map<ChangeReasons.Asked, Text> reasons =
        reasons(ground, before, after, differences, findings, commendations);
    Map<String, String> commended = new HashMap<>(before.result().commended());
    commended.putAll(after.result().commended());
    return new Comparison(
        side(before),
        side(after),
        ground.data(),
        ground.run(),
        ground.scope().unit(),
        ground.records().units(),
        after.result().counts(),
        differences,
        withReasons(findings, reasons),
        withReasons(commendations, reasons),
        unchanged(before.result().findings(), findings),
        unchanged(before.result().commendations(), commendations),
        commended,
        renamed(differences, findings));
  }

  private Side audit(Judge judge, Ground ground, AuditProgress progress)
      throws InterruptedException {
    AuditContext context =
        new AuditContext(ground.from(), ground.to(), ground.asOf(), judge.parameters());
    Audit audit = new Audit(judge.rules(), threads);
    RatingStatistics statistics = audit.statistics(ground.records(), context);
    return new Side(
        context,
        statistics,
        audit.run(ground.records(), context, ground.scope(), statistics, progress));
  }

  private static Comparison.Side side(Side side) {
    AuditResult result = side.result();
    return new Comparison.Side(
        result.pack(),
        side.context(),
        result.findings().size(),
        result.commendations().size(),
        result.couldNotRun());
  }

  private record Failed(String rule, String branch) {}

  /** The rules that could not run, each by the first of its codes, which both packs know. */
  private static Set<Failed> failed(Side side) {
    Map<String, String> firstCodes = firstCodes(side);
    return side.result().couldNotRun().stream()
        .map(failure -> new Failed(firstCodes.get(failure.rule()), failure.branch()))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> firstCodes(Side side) {
    return side.result().pack().rules().stream()
        .collect(Collectors.toMap(Rule::code, Rule::firstCode));
  }

  private static List<FindingChange> changes(
      List<Finding> before,
      List<Finding> after,
      Map<String, String> codesBefore,
      Map<String, String> codesAfter,
      Set<Failed> failedBefore,
      Set<Failed> failedAfter) {
    Map<String, Finding> old = byFingerprint(before);
    Map<String, Finding> now = byFingerprint(after);
    List<FindingChange> changes = new ArrayList<>();
    for (Finding finding : before) {
      Finding same = now.get(finding.fingerprint());
      if (same == null) {
        boolean unknown =
            failedAfter.contains(new Failed(codesBefore.get(finding.rule()), finding.branch()));
        changes.add(
            new FindingChange(
                unknown ? FindingChange.Kind.NOT_COMPARED : FindingChange.Kind.GONE,
                finding,
                null,
                null));
      } else {
        FindingChange change = new FindingChange(FindingChange.Kind.CHANGED, finding, same, null);
        if (!change.differing().isEmpty()) {
          changes.add(change);
        }
      }
    }
    for (Finding finding : after) {
      if (!old.containsKey(finding.fingerprint())) {
        boolean unknown =
            failedBefore.contains(new Failed(codesAfter.get(finding.rule()), finding.branch()));
        changes.add(
            new FindingChange(
                unknown ? FindingChange.Kind.NOT_COMPARED : FindingChange.Kind.ADDED,
                null,
                finding,
                null));
      }
    }
    return changes.stream().sorted(FindingChange.ORDER).toList();
  }

  private static Map<String, Finding> byFingerprint(List<Finding> findings) {
    Map<String, Finding> by = new LinkedHashMap<>();
    findings.forEach(finding -> by.put(finding.fingerprint(), finding));
    return by;
  }

  private static int unchanged(List<Finding> before, List<FindingChange> changes) {
    return before.size() - (int) changes.stream().filter(one -> one.before() != null).count();
  }

  /** The reasons, branch by branch: facts are reckoned once for all findings of a branch. */
  private Map<ChangeReasons.Asked, Text> reasons(
      Ground ground,
      Side before,
      Side after,
      PackDifferences differences,
      List<FindingChange> findings,
      List<FindingChange> commendations)
      throws InterruptedException {
    Map<String, List<ChangeReasons.Asked>> byBranch = new HashMap<>();
    for (List<FindingChange> changes : List.of(findings, commendations)) {
      for (FindingChange change : changes) {
        if (change.kind() != FindingChange.Kind.NOT_COMPARED) {
          byBranch
              .computeIfAbsent(change.finding().branch(), any -> new ArrayList<>())
              .add(asked(change));
        }
      }
    }
    ChangeReasons reasons =
        new ChangeReasons(base.rules().pack(), draft.rules().pack(), differences);
    Map<ChangeReasons.Asked, Text> all = new HashMap<>();
    Function<BranchRecords, Map<ChangeReasons.Asked, Text>> ofBranch =
        branch ->
            byBranch.containsKey(branch.branch())
                ? reasons.of(
                    new BranchFacts(branch, before.context())
                        .facts(before.statistics(), ground.records().units()),
                    new BranchFacts(branch, after.context())
                        .facts(after.statistics(), ground.records().units()),
                    byBranch.get(branch.branch()))
                : Map.of();
    Audit.forEach(ground.records(), threads, ofBranch).forEach(all::putAll);
    return all;
  }

  private static ChangeReasons.Asked asked(FindingChange change) {
    return new ChangeReasons.Asked(
        change.rule(),
        change.subject(),
        change.occasion(),
        change.before() != null,
        change.after() != null);
  }

  private static List<FindingChange> withReasons(
      List<FindingChange> changes, Map<ChangeReasons.Asked, Text> reasons) {
    return changes.stream()
        .map(
            change ->
                new FindingChange(
                    change.kind(),
                    change.before(),
                    change.after(),
                    change.kind() == FindingChange.Kind.NOT_COMPARED
                        ? notCompared(change)
                        : reasons.get(asked(change))))
        .toList();
  }

  private static Text notCompared(FindingChange change) {
    String branch = change.finding().branch();
    return change.before() == null
        ? new Text(
            "quy tắc của bản gốc không chạy được ở chi bộ " + branch,
            "the rule of the base pack could not run in branch " + branch)
        : new Text(
            "quy tắc của bản dự thảo không chạy được ở chi bộ " + branch,
            "the rule of the draft could not run in branch " + branch);
  }

  private record About(String subject, String unit, String occasion) {

    static About of(FindingChange change) {
      return new About(change.subject(), change.unit(), change.occasion());
    }
  }

  /** Rules that are gone and new ones that find at least half of what they found. */
  private static List<Comparison.Renamed> renamed(
      PackDifferences differences, List<FindingChange> findings) {
    Map<String, Set<About>> byRule = new HashMap<>();
    for (FindingChange change : findings) {
      byRule.computeIfAbsent(change.rule(), any -> new HashSet<>()).add(About.of(change));
    }
    List<Comparison.Renamed> renamed = new ArrayList<>();
    for (String gone : codes(differences, PackDifferences.OfRule.Kind.GONE)) {
      for (String added : codes(differences, PackDifferences.OfRule.Kind.NEW)) {
        Set<About> both = new HashSet<>(byRule.getOrDefault(gone, Set.of()));
        int all = both.size();
        both.retainAll(byRule.getOrDefault(added, Set.of()));
        if (!both.isEmpty() && both.size() * 2 >= all) {
          renamed.add(new Comparison.Renamed(gone, added, both.size()));
        }
      }
    }
    return renamed;
  }

  private static Set<String> codes(PackDifferences differences, PackDifferences.OfRule.Kind kind) {
    return differences.rules().stream()
        .filter(rule -> rule.kind() == kind)
        .map(PackDifferences.OfRule::rule)
        .collect(Collectors.toCollection(() -> new TreeSet<>(CodePoints.ORDER)));
  }
}
