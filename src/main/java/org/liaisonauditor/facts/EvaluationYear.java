package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Submitted;

/**
 * A member of the branch in a year whose evaluations are due in the period, and how the member came
 * to the meetings of that calendar year (as far as the as-of date) where expected.
 *
 * @param member code of the member [Members.member_code]
 * @param name full name [Members.full_name]
 * @param workplace code of the present workplace [Members.workplace_code]
 * @param residence code of the present residence branch [Members.residence_code]
 * @param residenceSince since when the member lives there [Members.residence_since]
 * @param year the year [–]
 * @param dueDay the day on which the year's evaluations are due [–]
 * @param owed whether the branch owes an evaluation: the member is on the roll on the due day
 *     [roll]
 * @param exemptFromMeetings whether the member is exempt from residence activity on the due day
 *     [Members.exemption, Members.exempt_from, Members.exempt_to]
 * @param recorded number of meetings where expected that have a record of any kind [expected,
 *     Attendance.status]
 * @param attended of these, number recorded PRESENT [expected, Attendance.status]
 * @param missed of these, number recorded ABSENT or REPRESENTED [expected, Attendance.status]
 * @param attendance what is recorded of the member at these meetings [–]
 */
public record EvaluationYear(
    AuditContext context,
    String member,
    String name,
    String workplace,
    String residence,
    LocalDate residenceSince,
    int year,
    LocalDate dueDay,
    boolean owed,
    boolean exemptFromMeetings,
    int recorded,
    int attended,
    int missed,
    Member of,
    List<? extends Submitted> attendance)
    implements Fact {

  /**
   * {@code member_code/year}: the subject of the findings about a year's evaluation.
   * [Members.member_code]
   */
  public String subject() {
    return member + "/" + year;
  }

  /** 1 January of the year. [–] */
  public LocalDate firstDay() {
    return LocalDate.of(year, 1, 1);
  }

  /** Whether none of the meetings where expected was attended. [expected, Attendance.status] */
  public boolean noneAttended() {
    return attended == 0;
  }

  @Override
  public LocalDate parameterDay() {
    return dueDay;
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(of);
  }
}
