package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.BranchFacts;
import org.liaisonauditor.facts.BranchRatings;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.Partitions;
import org.liaisonauditor.facts.RatingSample;
import org.liaisonauditor.facts.RatingStatistics;

/** The facts of one branch after another, of records as they are or with one of them changed. */
final class ExplanationFacts {

  private final Records records;
  private final AuditContext context;
  private final boolean compared;
  private final Partitions partitions;
  private final UnitDirectory units;
  private final RatingStatistics statistics;

  /**
   * Facts for some rules.
   *
   * @param rules which say whether branches have to be compared
   */
  ExplanationFacts(Records records, AuditContext context, List<ConditionRule> rules) {
    this(
        records,
        context,
        rules.stream()
            .flatMap(rule -> rule.patterns().stream())
            .anyMatch(pattern -> pattern.type().equals(BranchRatings.class.getSimpleName())));
  }

  private ExplanationFacts(Records records, AuditContext context, boolean compared) {
    this.records = records;
    this.context = context;
    this.compared = compared;
    this.partitions = new Partitions(records);
    this.units = new UnitDirectory(records.units());
    List<RatingSample> samples = new ArrayList<>();
    if (compared) {
      branches()
          .forEach(
              branch -> samples.addAll(new BranchFacts(partitions.of(branch), context).ratings()));
    }
    this.statistics = new RatingStatistics(samples, context.parameters());
  }

  List<String> branches() {
    return partitions.branches();
  }

  List<Fact> of(String branch) {
    return new BranchFacts(partitions.of(branch), context).facts(statistics, units);
  }

  /** The facts had one record been another. */
  ExplanationFacts with(Submitted before, Submitted after) {
    return new ExplanationFacts(
        new Records(
            replaced(records.units(), before, after, Unit.class),
            replaced(records.members(), before, after, Member.class),
            replaced(records.introductions(), before, after, Introduction.class),
            replaced(records.groups(), before, after, Group.class),
            replaced(records.meetings(), before, after, Meeting.class),
            replaced(records.attendance(), before, after, Attendance.class),
            replaced(records.evaluations(), before, after, Evaluation.class),
            replaced(records.classifications(), before, after, Classification.class),
            replaced(records.followUps(), before, after, FollowUp.class),
            replaced(records.exchanges(), before, after, Exchange.class)),
        context,
        compared);
  }

  private static <T extends Submitted> List<T> replaced(
      List<T> records, Submitted before, Submitted after, Class<T> type) {
    return type.isInstance(before)
        ? records.stream().map(record -> record.equals(before) ? type.cast(after) : record).toList()
        : records;
  }
}
