package org.liaisonauditor.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.rules.Report;

/**
 * What came of the audit of a branch.
 *
 * @param branch code of the branch
 * @param reports what the rules reported
 * @param failures rules that could not run, with the reason, by code
 * @param nothingFor codes of the rules that had nothing to look at
 * @param members number of members
 * @param workplaces codes of their workplaces
 * @param meetings number of meetings in the period
 * @param commended names of members to be commended, by code
 */
public record JudgedBranch(
    String branch,
    List<Report> reports,
    Map<String, String> failures,
    Set<String> nothingFor,
    int members,
    List<String> workplaces,
    int meetings,
    Map<String, String> commended) {}
