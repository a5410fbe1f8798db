package org.liaisonauditor.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.facts.RatingStatistics;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.TimeLimits;

/**
 * Looks ahead: judges what is seen on the as-of date once more for each later day, as if nothing
 * were done until then. The rules themselves say on which day a limit is over.
 */
public final class UpcomingAudit {

  /** Nobody plans further ahead than a year. */
  public static final int LONGEST = 366;

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::rule, CodePoints.ORDER)
          .thenComparing(Place::branch, CodePoints.ORDER);

  private final CompiledPack rules;
  private final int threads;

  /**
   * A look ahead by a pack.
   *
   * @param threads number of threads that judge branches, from 1
   */
  public UpcomingAudit(CompiledPack rules, int threads) {
    this.rules = rules;
    this.threads = threads;
  }

  /**
   * What is looked at.
   *
   * @param from first day of the period
   * @param to last day of the period; unlike in an audit it may be later than the as-of date
   * @param asOf the day on which one looks ahead; nothing dated later is seen
   * @param horizon how many days one looks ahead, from 1 to {@link #LONGEST}
   */
  public record Ground(
      LiaisonRecords records,
      AuditedData data,
      LocalDate from,
      LocalDate to,
      LocalDate asOf,
      int horizon,
      Parameters parameters) {

    public Ground {
      if (horizon < 1 || horizon > LONGEST) {
        throw new IllegalArgumentException(
            "the horizon is " + horizon + " days; it takes 1 to " + LONGEST);
      }
    }
  }

  private record Place(String rule, String branch) {}

  /**
   * Looks ahead.
   *
   * @param progress told of days, not of branches
   */
  public Upcoming run(Ground ground, AuditProgress progress) throws InterruptedException {
    AuditContext today =
        new AuditContext(
            ground.from(), ground.to(), ground.asOf(), ground.asOf(), ground.parameters());
    Audit audit = new Audit(rules, threads);
    RatingStatistics statistics = audit.statistics(ground.records(), today);
    Set<String> limited = TimeLimits.rules(rules.pack());
    Map<Place, CouldNotRun> failures = new TreeMap<>(ORDER);
    Set<String> known = new HashSet<>();
    List<Upcoming.Item> coming = new ArrayList<>();
    for (int ahead = 0; ahead <= ground.horizon(); ahead++) {
      LocalDate day = ground.asOf().plusDays(ahead);
      AuditResult result =
          audit.run(
              ground.records(), today.on(day), BranchScope.ALL, statistics, AuditProgress.NONE);
      for (CouldNotRun failure : result.couldNotRun()) {
        if (limited.contains(failure.rule())) {
          failures.putIfAbsent(new Place(failure.rule(), failure.branch()), failure);
        }
      }
      for (Finding finding : result.findings()) {
        // Where the rule failed on a day before, the finding may be older than this day.
        if (limited.contains(finding.rule())
            && known.add(finding.fingerprint())
            && ahead > 0
            && !failures.containsKey(new Place(finding.rule(), finding.branch()))) {
          coming.add(new Upcoming.Item(day, finding));
        }
      }
      progress.audited(ahead, ground.horizon());
    }
    return new Upcoming(
        rules.pack(),
        today,
        ground.horizon(),
        ground.data(),
        null,
        ground.records().units(),
        limited,
        coming,
        List.copyOf(failures.values()));
  }
}
