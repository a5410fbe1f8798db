package org.liaisonauditor.domain;

import java.util.List;

/**
 * A partition of an audit: a residence branch with all that its members need. No other branch has
 * to be at hand to judge it, but for the ratings that branches are compared by.
 *
 * @param branch code of the branch
 * @param members who live there
 * @param leaders members who lead a group of the branch, wherever they live
 * @param letters letters of introduction of these members
 * @param groups groups of the branch
 * @param meetings meetings of the branch, and those of other branches that an attendance record
 *     here names
 * @param attendance marks of these members at any meeting, and of anybody at meetings of the branch
 * @param evaluations evaluations of these members, by whichever branch
 * @param classifications classifications of these members
 * @param followUps reminders and commendations of these members, by whichever branch
 * @param exchanges exchanges of the branch with workplaces
 */
public record BranchRecords(
    String branch,
    List<Member> members,
    List<Member> leaders,
    List<Introduction> letters,
    List<Group> groups,
    List<Meeting> meetings,
    List<Attendance> attendance,
    List<Evaluation> evaluations,
    List<Classification> classifications,
    List<FollowUp> followUps,
    List<Exchange> exchanges) {}
