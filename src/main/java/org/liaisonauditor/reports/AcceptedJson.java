package org.liaisonauditor.reports;

import java.util.Locale;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Noted;
import tools.jackson.core.JsonGenerator;

/**
 * What {@code findings.json} and the manifest say of exceptions: nothing where an audit goes by
 * none.
 */
final class AcceptedJson {

  private final Accepted accepted;
  private final JsonGenerator json;

  AcceptedJson(Accepted accepted, JsonGenerator json) {
    this.accepted = accepted;
    this.json = json;
  }

  /** How many findings are counted apart or back, and how many exceptions are in each state. */
  void counts() {
    if (accepted.isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("exception_counts");
    json.writeNumberProperty("accepted_findings", accepted.covered().size());
    json.writeNumberProperty("findings_back", accepted.back().size());
    for (Accepted.State state : Accepted.State.values()) {
      json.writeNumberProperty(state.name().toLowerCase(Locale.ROOT), accepted.in(state).size());
    }
    json.writeEndObject();
  }

  /** Each exception. */
  void exceptions() {
    if (accepted.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("exceptions");
    for (Accepted.Outcome outcome : accepted.outcomes()) {
      AcceptedGap gap = outcome.gap();
      json.writeStartObject();
      json.writeNumberProperty("exception", gap.number());
      json.writeStringProperty("state", outcome.state().name());
      json.writeNumberProperty("findings", outcome.findings());
      if (gap.previewed() != null) {
        json.writeNumberProperty("findings_when_approved", gap.previewed().findings());
      }
      text("why", outcome.why());
      json.writeStringProperty("rule", gap.matched().rule());
      given("unit", gap.matched().unit());
      given("subject", gap.matched().subject());
      given("fingerprint", gap.matched().fingerprint());
      json.writeStringProperty("reason", gap.proposed().why());
      json.writeStringProperty("author", gap.proposed().by());
      json.writeStringProperty("approver", gap.approved().by());
      json.writeStringProperty("from", gap.from().toString());
      json.writeStringProperty("until", gap.until().toString());
      if (outcome.noted().endedOn() != null) {
        json.writeStringProperty("ended_on", outcome.noted().endedOn().toString());
      }
      if (gap.withdrawn() != null) {
        json.writeStringProperty("taken_back_by", gap.withdrawn().by());
        json.writeStringProperty("taken_back_why", gap.withdrawn().why());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The exceptions of a finding that is counted apart, among its other properties. */
  void of(Accepted.Covered covered) {
    json.writeArrayPropertyStart("exceptions");
    covered.exceptions().forEach(json::writeNumber);
    json.writeEndArray();
  }

  /** That a finding was accepted, among its other properties; nothing where it was not. */
  void back(String fingerprint) {
    accepted.endedOf(fingerprint).ifPresent(this::back);
  }

  private void back(Noted noted) {
    json.writeObjectPropertyStart("was_accepted");
    json.writeNumberProperty("exception", noted.gap().number());
    json.writeStringProperty("ended_on", noted.endedOn().toString());
    json.writeStringProperty("reason", noted.gap().proposed().why());
    json.writeEndObject();
  }

  private void given(String name, String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private void text(String name, Text text) {
    if (text != null) {
      json.writeObjectPropertyStart(name);
      json.writeStringProperty("vi", text.vi());
      json.writeStringProperty("en", text.en());
      json.writeEndObject();
    }
  }
}
