package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;

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

  /** The sentences of page one about the audit before. */
  List<String> summary() {
    List<String> sentences = new ArrayList<>();
    if (lives == null) {
      return sentences;
    }
    if (compared()) {
      sentences.add(
          wording.of(
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
              lives.count(Life.State.BACK)));
      int notJudged = lives.count(Life.State.NOT_JUDGED);
      if (notJudged > 0) {
        sentences.add(
            wording.of(
                LifeLabel.SUMMARY_NOT_JUDGED,
                "count",
                notJudged,
                "chapter",
                wording.of(LifeLabel.CHAPTER_CHANGES)));
      }
    } else {
      sentences.add(wording.of(LifeLabel.SUMMARY_FIRST));
    }
    if (lives.passedOver() != null) {
      sentences.add(
          wording.of(LifeLabel.SUMMARY_PASSED_OVER, "run", Long.toString(lives.passedOver())));
    }
    return sentences;
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
      parts.add(result.units().name(life.unitBefore()) + " (" + life.unitBefore() + ")");
    }
    return String.join(", ", parts);
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
