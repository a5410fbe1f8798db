package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.scope.ScopedAudit;

/** What the report says of how findings stand; where it has no words for it, nothing. */
final class LifeWording {

  private final Wording wording;
  private final AuditResult result;
  private final Lives lives;

  /**
   * @param lives null = nothing is known of audits before, not even that there is none
   */
  LifeWording(AuditResult result, Lives lives, Wording wording) {
    this.result = result;
    this.wording = wording;
    this.lives = wording.definition().hasLives() ? lives : null;
  }

  /** The sentence of page one that counts rules by what became of them. */
  String rules() {
    RuleStates states = RuleStates.of(result);
    return wording.of(
        LifeLabel.SUMMARY_RULES,
        "rules",
        states.all(),
        "found",
        states.count(RuleState.State.FINDINGS),
        "clean",
        states.count(RuleState.State.CLEAN),
        "nothing",
        states.count(RuleState.State.NOTHING_IN_SCOPE),
        "off",
        states.count(RuleState.State.SWITCHED_OFF),
        "failed",
        states.count(RuleState.State.COULD_NOT_RUN));
  }

  /** The sentences of page one about the audit before, of a report with a chapter about it. */
  List<String> summary() {
    List<String> sentences = new ArrayList<>();
    if (lives == null) {
      return sentences;
    }
    sentences.add(comparison());
    int notJudged = lives.count(Life.State.NOT_JUDGED);
    if (compared() && notJudged > 0) {
      sentences.add(
          wording.of(
              LifeLabel.SUMMARY_NOT_JUDGED,
              "count",
              notJudged,
              "chapter",
              wording.of(LifeLabel.CHAPTER_CHANGES)));
    }
    if (lives.passedOver() != null) {
      sentences.add(
          wording.of(LifeLabel.SUMMARY_PASSED_OVER, "run", Long.toString(lives.passedOver())));
    }
    return sentences;
  }

  /** The sentences about the audit before, of a document that shows a part of it. */
  List<String> summary(ScopedAudit scoped) {
    List<String> sentences = new ArrayList<>();
    if (lives == null) {
      return sentences;
    }
    sentences.add(comparison());
    if (compared()) {
      said(ChangeLabel.NOT_JUDGED, lives.count(Life.State.NOT_JUDGED), sentences);
      said(ChangeLabel.MOVED_AWAY, scoped.movedAway(), sentences);
    }
    return sentences;
  }

  private void said(ChangeLabel label, int count, List<String> sentences) {
    if (count > 0 && wording.definition().kinds().text(label) != null) {
      sentences.add(wording.of(label, "count", count));
    }
  }

  private String comparison() {
    return compared()
        ? wording.of(
            LifeLabel.SUMMARY_COMPARED,
            "from",
            wording.date(lives.before().from()),
            "to",
            wording.date(lives.before().to()),
            "asOf",
            wording.date(lives.before().audit().asOf()),
            "new",
            lives.count(Life.State.NEW),
            "open",
            lives.count(Life.State.STILL_OPEN),
            "changed",
            lives.count(Life.State.CHANGED),
            "gone",
            lives.count(Life.State.GONE),
            "back",
            lives.count(Life.State.BACK))
        : wording.of(LifeLabel.SUMMARY_FIRST);
  }

  /** Whether there is an audit before, and words to say so. */
  boolean compared() {
    return lives != null && lives.before() != null;
  }

  /** The lives; only where there is something to say of them. */
  Lives lives() {
    return lives;
  }

  /** How a finding stands, with its ages; null where nothing is known. */
  String of(String fingerprint) {
    return compared() ? lives.find(fingerprint).map(this::of).orElse(null) : null;
  }

  /**
   * How findings that are counted together stand: of a single one as of any, of more how many are
   * in each state. Null where nothing is known.
   */
  String of(List<String> fingerprints) {
    if (fingerprints.size() == 1 || !compared()) {
      return of(fingerprints.getFirst());
    }
    return ofMany(fingerprints.stream().flatMap(one -> lives.find(one).stream()).toList());
  }

  /** How several findings stand: how many are in each state. */
  String ofMany(List<Life> several) {
    if (several.isEmpty()
        || wording.definition().kinds().text(ChangeLabel.STATE_AND_COUNT) == null) {
      return null;
    }
    return Stream.of(Life.State.values())
        .map(
            state ->
                Map.entry(
                    state, (int) several.stream().filter(one -> one.state() == state).count()))
        .filter(state -> state.getValue() > 0)
        .map(
            state ->
                wording.of(
                    ChangeLabel.STATE_AND_COUNT,
                    "state",
                    word(state.getKey()),
                    "count",
                    state.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** How a finding stands, with its ages. */
  String of(Life life) {
    String since = wording.date(life.occurrence().since().asOf());
    String last = wording.date(life.occurrence().last().asOf());
    int days = life.occurrence().since().daysUntil(lives.audit().asOf());
    return switch (life.state()) {
      case NEW -> wording.of(LifeLabel.STATE_NEW);
      case STILL_OPEN ->
          wording.of(LifeLabel.STATE_STILL_OPEN, "since", since, "days", days) + again(life);
      case CHANGED ->
          wording.of(LifeLabel.STATE_CHANGED, "before", before(life), "since", since, "days", days)
              + again(life);
      case BACK ->
          wording.of(
              LifeLabel.STATE_BACK,
              "occurrence",
              life.occurrence().number(),
              "since",
              since,
              "days",
              days,
              "first",
              wording.date(life.first().asOf()),
              "firstDays",
              life.first().daysUntil(lives.audit().asOf()));
      case NOT_JUDGED ->
          wording.of(
              LifeLabel.STATE_NOT_JUDGED,
              "since",
              since,
              "last",
              last,
              "why",
              wording.of(life.why()));
      case GONE, GONE_BEFORE -> wording.of(LifeLabel.STATE_GONE, "since", since, "last", last);
    };
  }

  /** Of one that was gone before this occurrence, since when it is known at all. */
  private String again(Life life) {
    return life.previous() == null || !wording.definition().has(LifeLabel.STATE_AGAIN)
        ? ""
        : wording.of(
            LifeLabel.STATE_AGAIN,
            "occurrence",
            life.occurrence().number(),
            "first",
            wording.date(life.first().asOf()),
            "firstDays",
            life.first().daysUntil(lives.audit().asOf()));
  }

  private String before(Life life) {
    List<String> parts = new ArrayList<>();
    if (life.severityBefore() != null) {
      parts.add(wording.of(life.severityBefore().title()));
    }
    if (life.unitBefore() != null) {
      parts.add(unit(life.unitBefore()));
    }
    return String.join(", ", parts);
  }

  /** A unit by name and code; by its code alone where nothing more is known or may be said. */
  String unit(String code) {
    String name = result.units().name(code);
    return name.equals(code) ? code : name + " (" + code + ")";
  }

  /** A state in a word. */
  String word(Life.State state) {
    return wording.of(
        switch (state) {
          case NEW -> LifeLabel.WORD_NEW;
          case STILL_OPEN -> LifeLabel.WORD_STILL_OPEN;
          case CHANGED -> LifeLabel.WORD_CHANGED;
          case BACK -> LifeLabel.WORD_BACK;
          case NOT_JUDGED -> LifeLabel.WORD_NOT_JUDGED;
          case GONE, GONE_BEFORE -> LifeLabel.WORD_GONE;
        });
  }
}
