package org.liaisonauditor.sample;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;

/** A residence branch in the making, and its habits. */
final class Branch {

  final String code;

  /** The workplaces from which most of its members come. */
  final List<String> usualWorkplaces;

  final boolean lenient;
  final boolean copies;
  final List<Person> people = new ArrayList<>();
  final List<Group> groups = new ArrayList<>();
  final List<Meeting> meetings = new ArrayList<>();

  Branch(String code, List<String> usualWorkplaces, boolean lenient, boolean copies) {
    this.code = code;
    this.usualWorkplaces = List.copyOf(usualWorkplaces);
    this.lenient = lenient;
    this.copies = copies;
  }

  /** How a member takes part. */
  enum Habit {
    DILIGENT,
    IRREGULAR,
    NEVER,
    EXCUSED,
    /** Another of the household goes. */
    AT_HOME
  }

  /** A member and the member's habit. */
  record Person(Member member, Habit habit) {}
}
