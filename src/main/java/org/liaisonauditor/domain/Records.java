package org.liaisonauditor.domain;

import java.util.List;

/**
 * The united tables of many submissions: every key once, references resolved, in an order that does
 * not depend on the order in which files were read.
 */
public record Records(
    List<Unit> units,
    List<Member> members,
    List<Introduction> introductions,
    List<Group> groups,
    List<Meeting> meetings,
    List<Attendance> attendance,
    List<Evaluation> evaluations,
    List<Classification> classifications,
    List<FollowUp> followUps,
    List<Exchange> exchanges) {

  public Records {
    units = List.copyOf(units);
    members = List.copyOf(members);
    introductions = List.copyOf(introductions);
    groups = List.copyOf(groups);
    meetings = List.copyOf(meetings);
    attendance = List.copyOf(attendance);
    evaluations = List.copyOf(evaluations);
    classifications = List.copyOf(classifications);
    followUps = List.copyOf(followUps);
    exchanges = List.copyOf(exchanges);
  }
}
