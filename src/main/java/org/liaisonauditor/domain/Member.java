package org.liaisonauditor.domain;

import java.time.LocalDate;

/**
 * A party member who works in an organization and lives in the area of a residence branch.
 *
 * @param admittedOn day of admission
 * @param workplace code of the organization where the member works
 * @param residence code of the branch where the member lives
 * @param household code of the household, or null
 * @param group code of the group in the residence branch, or null
 * @param exemptFrom first day of the exemption; null = open
 * @param exemptTo last day of the exemption; null = open
 * @param leftOn first day on which the person is no longer a member here; null = still is
 */
public record Member(
    String code,
    String fullName,
    LocalDate dateOfBirth,
    LocalDate admittedOn,
    String workplace,
    LocalDate workplaceSince,
    String residence,
    LocalDate residenceSince,
    String household,
    String group,
    Exemption exemption,
    LocalDate exemptFrom,
    LocalDate exemptTo,
    LocalDate leftOn,
    Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.MEMBERS;
  }

  @Override
  public String key() {
    return code;
  }
}
