package org.liaisonauditor.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.BranchFacts;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.RatingSample;
import org.liaisonauditor.facts.RatingStatistics;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.OutOfTime;
import org.liaisonauditor.rules.Outcome;
import org.liaisonauditor.rules.Report;
import org.liaisonauditor.rules.Rule;

/**
 * The audit of one branch, in two passes: its numbers, by which branches are compared, and its
 * judgement. Both depend on what they are given alone, but that a rule which took too long in a
 * branch is not run in later ones: {@link ResultBuilder} takes it out of all.
 */
public final class BranchAudit {

  private final CompiledPack rules;
  private final UnitDirectory units;
  private final AuditContext context;
  private final OutOfTime outOfTime = new OutOfTime();

  public BranchAudit(CompiledPack rules, UnitDirectory units, AuditContext context) {
    this.rules = rules.without(rules.pack().regulation().switchedOff(context.to()).keySet());
    this.units = units;
    this.context = context;
  }

  /** How the branch rated its own members, in numbers. */
  public List<RatingSample> ratings(BranchRecords branch) {
    return new BranchFacts(branch, context).ratings();
  }

  /** What the rules say of the branch. */
  public JudgedBranch judge(BranchRecords branch, RatingStatistics statistics) {
    List<Fact> facts = new BranchFacts(branch, context).facts(statistics, units);
    Outcome outcome = rules.run(facts, units, outOfTime);
    TreeSet<String> workplaces = new TreeSet<>(CodePoints.ORDER);
    Map<String, String> names = new HashMap<>();
    for (Member member : branch.members()) {
      workplaces.add(member.workplace());
      names.put(member.code(), member.fullName());
    }
    int meetings =
        (int)
            branch.meetings().stream()
                .filter(meeting -> meeting.residence().equals(branch.branch()))
                .map(Meeting::heldOn)
                .filter(context::inPeriod)
                .count();
    Map<String, String> commended = new HashMap<>();
    for (Report report : outcome.reports()) {
      if (report.rule().kind() == Rule.Kind.COMMENDATION
          && names.containsKey(member(report.subject()))) {
        commended.put(member(report.subject()), names.get(member(report.subject())));
      }
    }
    return new JudgedBranch(
        branch.branch(),
        outcome.reports(),
        outcome.failures(),
        rules.nothingFor(facts),
        branch.members().size(),
        new ArrayList<>(workplaces),
        meetings,
        commended);
  }

  /** A commendation's subject begins with the member's code. */
  static String member(String subject) {
    return subject.split("/", 2)[0];
  }
}
