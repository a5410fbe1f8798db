package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedGap;

/** What the report says of accepted gaps; nothing where an audit goes by no exception. */
final class AcceptedWording {

  private final Wording wording;
  private final AuditResult result;
  private final Accepted accepted;

  /** The words; they have to be there where there is something to say. */
  AcceptedWording(AuditResult result, Accepted accepted, Wording wording) {
    this.result = result;
    this.accepted = accepted;
    this.wording = wording;
    if (!accepted.isEmpty() && !wording.definition().hasExceptions()) {
      throw WordsMissing.ofExceptions();
    }
  }

  Accepted accepted() {
    return accepted;
  }

  /**
   * The sentences of page one.
   *
   * @param annex whether the document has the annex, so that it can be pointed to
   */
  List<String> summary(boolean annex) {
    List<String> sentences = new ArrayList<>();
    if (!accepted.covered().isEmpty()) {
      sentences.add(
          of(
              AcceptedLabel.SUMMARY_ACCEPTED,
              "count",
              accepted.covered().size(),
              "exceptions",
              count(Accepted.State.COVERS)));
    }
    add(sentences, AcceptedLabel.SUMMARY_NOTHING, Accepted.State.MATCHES_NOTHING);
    add(sentences, AcceptedLabel.SUMMARY_NOT_JUDGED, Accepted.State.NOT_JUDGED);
    if (!accepted.back().isEmpty()) {
      sentences.add(
          of(
              AcceptedLabel.SUMMARY_BACK,
              "count",
              accepted.back().size(),
              "exceptions",
              count(Accepted.State.ENDED)));
    }
    if (annex && !sentences.isEmpty()) {
      sentences.add(
          sentences.removeLast()
              + " "
              + of(AcceptedLabel.SUMMARY_SEE, "chapter", of(AcceptedLabel.CHAPTER)));
    }
    return sentences;
  }

  private void add(List<String> sentences, AcceptedLabel label, Accepted.State state) {
    if (count(state) > 0) {
      sentences.add(of(label, "count", count(state)));
    }
  }

  private int count(Accepted.State state) {
    return accepted.in(state).size();
  }

  /** That a finding was accepted, until when and why; null where it was not. */
  String back(String fingerprint) {
    return accepted
        .endedOf(fingerprint)
        .map(
            noted ->
                of(
                    AcceptedLabel.WAS_ACCEPTED,
                    "day",
                    wording.date(noted.endedOn()),
                    "number",
                    Long.toString(noted.gap().number()),
                    "reason",
                    noted.gap().proposed().why()))
        .orElse(null);
  }

  /** What an exception applies to besides its rule. */
  List<String> about(AcceptedGap gap) {
    AcceptedGap.Matched matched = gap.matched();
    List<String> about = new ArrayList<>();
    if (matched.unit() != null) {
      String name = result.units().name(matched.unit());
      about.add(
          of(
              AcceptedLabel.ABOUT_UNIT,
              "unit",
              name.equals(matched.unit()) ? name : name + " (" + matched.unit() + ")"));
    }
    if (matched.subject() != null) {
      about.add(of(AcceptedLabel.ABOUT_SUBJECT, "subject", matched.subject()));
    }
    if (matched.fingerprint() != null) {
      about.add(of(AcceptedLabel.ABOUT_FINGERPRINT, "fingerprint", matched.fingerprint()));
    }
    return about;
  }

  /** What became of an exception. */
  List<String> outcome(Accepted.Outcome outcome) {
    AcceptedGap gap = outcome.gap();
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (outcome.state()) {
          case COVERS ->
              gap.previewed() == null || gap.previewed().findings() == outcome.findings()
                  ? of(AcceptedLabel.COVERS, "count", outcome.findings())
                  : of(
                      AcceptedLabel.COVERS_NOW,
                      "count",
                      outcome.findings(),
                      "then",
                      gap.previewed().findings());
          case MATCHES_NOTHING -> of(AcceptedLabel.MATCHES_NOTHING);
          case NOT_JUDGED -> of(AcceptedLabel.NOT_JUDGED, "why", wording.of(outcome.why()));
          case ENDED ->
              of(
                  AcceptedLabel.ENDED,
                  "count",
                  outcome.findings(),
                  "day",
                  wording.date(outcome.noted().endedOn()));
        });
    if (gap.withdrawn() != null) {
      lines.add(
          of(AcceptedLabel.TAKEN_BACK, "name", gap.withdrawn().by(), "why", gap.withdrawn().why()));
    }
    return lines;
  }

  /** Numbers of exceptions, in a line. */
  static String numbers(List<Long> exceptions) {
    return exceptions.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  String of(AcceptedLabel label, Object... values) {
    return wording.fill(wording.of(wording.definition().text(label)), values);
  }
}
