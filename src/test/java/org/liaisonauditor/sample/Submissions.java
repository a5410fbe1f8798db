package org.liaisonauditor.sample;

import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Unit;

/** Which unit submits which records: wards for their branches, workplaces for their members. */
public final class Submissions {

  private final Map<String, Draft> drafts = new TreeMap<>();
  private final Map<String, String> wardOf = new TreeMap<>();

  private Submissions(Records records) {
    for (Unit unit : records.units()) {
      wardOf.put(unit.code(), unit.parent());
    }
    Draft units = new Draft("units");
    units.units.addAll(records.units());
    drafts.put("units", units);
    records.groups().forEach(group -> ward(group.residence()).groups.add(group));
    Map<String, String> branchOfMeeting = new TreeMap<>();
    records
        .meetings()
        .forEach(
            meeting -> {
              ward(meeting.residence()).meetings.add(meeting);
              branchOfMeeting.put(meeting.code(), meeting.residence());
            });
    records
        .attendance()
        .forEach(record -> ward(branchOfMeeting.get(record.meeting())).attendance.add(record));
    records.evaluations().forEach(given -> ward(given.residence()).evaluations.add(given));
    records.followUps().forEach(done -> ward(done.residence()).followUps.add(done));
    records.members().forEach(member -> workplace(member.workplace()).members.add(member));
    records
        .introductions()
        .forEach(letter -> workplace(letter.workplace()).introductions.add(letter));
    records
        .classifications()
        .forEach(given -> workplace(given.workplace()).classifications.add(given));
    records.exchanges().forEach(held -> workplace(held.workplace()).exchanges.add(held));
  }

  /** The records by submission: {@code units}, {@code ward-…} and {@code workplace-…}. */
  public static Map<String, Records> byUnit(Records records) {
    Map<String, Records> submissions = new TreeMap<>();
    new Submissions(records)
        .drafts.forEach((name, draft) -> submissions.put(name, draft.records()));
    return submissions;
  }

  private Draft ward(String branch) {
    return drafts.computeIfAbsent("ward-" + wardOf.get(branch), Draft::new);
  }

  private Draft workplace(String workplace) {
    return drafts.computeIfAbsent("workplace-" + workplace, Draft::new);
  }
}
