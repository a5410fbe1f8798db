package org.liaisonauditor.scope;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;

/**
 * How findings stand, cut down to what a document may show. What an earlier audit found and this
 * one doesn't is told by whom it is about, not by its sentence: that may name people and units who
 * have left the records since, so that nobody can say any more whose they were.
 */
final class ScopedLives {

  private static final String MOMENT = "\\d{4}(-H[12]|-\\d{2}-\\d{2}(/\\d{4}-\\d{2}-\\d{2})?)?";

  private final Lives lives;
  private final Membership membership;
  private final Names names;
  private final Sight sight;
  private final Persons persons;
  private final Predicate<Finding> heard;
  private final List<Life> shown = new ArrayList<>();
  private final Set<String> found = new HashSet<>();
  private int counted;
  private int movedAway;
  private boolean hidden;

  /**
   * Those of an audit.
   *
   * @param lives of its findings; null = nothing is known of audits before
   * @param sight what may be seen; null = all that the audit knows
   */
  ScopedLives(
      Lives lives,
      Membership membership,
      Names names,
      Sight sight,
      Persons persons,
      Predicate<Finding> heard) {
    this.lives = lives;
    this.membership = membership;
    this.names = names;
    this.sight = sight;
    this.persons = persons;
    this.heard = heard;
  }

  /** Whether names were left out, for which … stands. */
  boolean hidden() {
    return hidden;
  }

  /** How many findings of the audit before others answer for now. */
  int movedAway() {
    return movedAway;
  }

  /** What was put together; null = nothing is known of audits before. */
  Lives lives() {
    return lives == null
        ? null
        : new Lives(lives.audit(), lives.before(), lives.passedOver(), shown);
  }

  /**
   * Takes in a finding that the document shows.
   *
   * @param whole as the audit has it
   * @param cut as the document shows it
   * @return as the document shows it, with a fingerprint of its own in this document where it is
   *     counted only
   */
  Finding found(Finding whole, Finding cut) {
    found.add(whole.fingerprint());
    Finding finding = AuditScope.counted(cut) ? AuditScope.named(cut, handle()) : cut;
    if (lives != null) {
      lives
          .find(whole.fingerprint())
          .ifPresent(
              life ->
                  shown.add(
                      new Life(
                          finding.fingerprint(),
                          finding.rule(),
                          finding.subject(),
                          finding.occasion(),
                          finding.unit(),
                          finding.branch(),
                          finding.severity(),
                          finding.message(),
                          life.state(),
                          null,
                          life.severityBefore(),
                          life.unitBefore() == null ? null : unit(life.unitBefore()),
                          life.first(),
                          life.occurrence(),
                          life.previous())));
    }
    return finding;
  }

  /**
   * Takes in what the audit did not find.
   *
   * @param shows whether the document shows what some units answer for, found in a branch
   */
  void notFound(BiPredicate<List<String>, String> shows) {
    if (lives == null) {
      return;
    }
    for (Life life : lives.all()) {
      if (life.state().found()) {
        movedAway += left(life) ? 1 : 0;
      } else if (shows.test(List.of(life.unit()), life.branch())) {
        shown.add(notFound(life));
      }
    }
  }

  private boolean left(Life life) {
    return sight != null
        && life.unitBefore() != null
        && sight.owns(life.unitBefore())
        && !found.contains(life.fingerprint());
  }

  private String handle() {
    counted++;
    return "counted-" + counted;
  }

  /** Whom or what a finding is about, and whether that is a person; null = it may not be told. */
  private record About(String words, boolean person) {}

  private Life notFound(Life life) {
    About about = about(life);
    boolean named =
        about != null
            && (!about.person()
                || persons == Persons.NAMED
                || persons == Persons.ANSWERED_ONLY && heard.test(finding(life)));
    return new Life(
        named ? life.fingerprint() : handle(),
        life.rule(),
        named ? life.subject() : Names.HIDDEN,
        named
            ? life.occasion().matches(MOMENT) ? life.occasion() : ""
            : AuditScope.occasion(life.occasion()),
        unit(life.unit()),
        sight == null || sight.seesUnit(life.branch()) ? life.branch() : Names.HIDDEN,
        life.severity(),
        named ? new Text(about.words(), about.words()) : new Text("", ""),
        life.state(),
        life.why() == null
            ? null
            : new Text(why(life.why().vi(), life), why(life.why().en(), life)),
        null,
        null,
        life.first(),
        life.occurrence(),
        life.previous());
  }

  private static Finding finding(Life life) {
    return new Finding(
        life.rule(),
        life.severity(),
        life.subject(),
        life.unit(),
        life.occasion(),
        life.message(),
        life.fingerprint(),
        List.of(),
        "",
        life.branch(),
        List.of());
  }

  private String unit(String code) {
    boolean seen = sight == null || sight.seesUnit(code);
    hidden |= !seen;
    return seen ? code : Names.HIDDEN;
  }

  /** The reason names the branch, which the audit may not know any more. */
  private String why(String text, Life life) {
    if (sight == null) {
      return text;
    }
    String shown =
        sight.seesUnit(life.branch()) ? text : Phrases.without(text, life.branch(), Names.HIDDEN);
    shown = names.hide(shown, Set.of(life.branch()), sight);
    hidden |= !shown.equals(text);
    return shown;
  }

  private About about(Life life) {
    Set<String> words = new LinkedHashSet<>();
    boolean person = false;
    for (String part : life.subject().split("[/~]")) {
      Membership.Place member = membership.members().get(part);
      if (part.matches(MOMENT)) {
        words.add(part);
      } else if (member != null && (sight == null || sight.seesMember(part))) {
        words.add(member.name() + " (" + part + ")");
        person = true;
      } else if (membership.units().find(part).isPresent()
          && (sight == null || sight.seesUnit(part))) {
        words.add(membership.units().name(part) + " (" + part + ")");
      } else if (membership.household(part, this::ownBranch)) {
        words.add(part);
        person = true;
      } else if (membership.meetingOrGroup(part, this::ownBranch)) {
        words.add(part);
      } else {
        return null;
      }
    }
    return new About(String.join(", ", words), person);
  }

  private boolean ownBranch(String branch) {
    return sight == null || sight.owns(branch);
  }
}
