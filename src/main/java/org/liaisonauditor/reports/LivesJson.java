package org.liaisonauditor.reports;

import java.util.Locale;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Occurrence;
import org.liaisonauditor.findings.Seen;
import tools.jackson.core.JsonGenerator;

/** What {@code findings.json} says of how findings and rules stand. */
final class LivesJson {

  private final Lives lives;
  private final JsonGenerator json;

  LivesJson(Lives lives, JsonGenerator json) {
    this.lives = lives;
    this.json = json;
  }

  /** How many rules are in each state. */
  static void ruleCounts(JsonGenerator json, AuditResult result) {
    RuleStates states = RuleStates.of(result);
    json.writeObjectPropertyStart("rule_states");
    for (RuleState.State state : RuleState.State.values()) {
      json.writeNumberProperty(lower(state), states.count(state));
    }
    json.writeEndObject();
  }

  /** What became of each rule. */
  static void rules(JsonGenerator json, AuditResult result) {
    json.writeArrayPropertyStart("rules");
    for (RuleState rule : result.rules()) {
      json.writeStartObject();
      json.writeStringProperty("rule", rule.rule());
      json.writeStringProperty("state", rule.state().name());
      json.writeNumberProperty("findings", rule.findings());
      json.writeNumberProperty("failed_branches", rule.failedBranches());
      if (rule.why() != null) {
        text("why", rule.why(), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The audit before, and how many findings are in each state. */
  void compared() {
    if (lives == null) {
      return;
    }
    if (lives.before() == null) {
      json.writeNullProperty("compared_with");
    } else {
      comparedWith();
    }
    if (lives.passedOver() != null) {
      json.writeNumberProperty("passed_over_run", lives.passedOver());
    }
    json.writeObjectPropertyStart("finding_states");
    for (Life.State state : Life.State.values()) {
      json.writeNumberProperty(lower(state), lives.count(state));
    }
    json.writeEndObject();
  }

  /** The audit before, of which there must be one. */
  void comparedWith() {
    json.writeObjectPropertyStart("compared_with");
    seen(lives.before().audit());
    json.writeObjectPropertyStart("period");
    json.writeStringProperty("from", lives.before().from().toString());
    json.writeStringProperty("to", lives.before().to().toString());
    json.writeEndObject();
    json.writeStringProperty("sha256", lives.before().sha256());
    json.writeEndObject();
  }

  /** The life of a finding that was found, among its other properties. */
  void found(String fingerprint) {
    if (lives != null) {
      life(lives.find(fingerprint).orElseThrow());
    }
  }

  /** The life of a finding, likewise; null = nothing is known of it. */
  void found(Life life) {
    if (life != null) {
      life(life);
    }
  }

  private void life(Life life) {
    json.writeStringProperty("state", life.state().name());
    if (life.why() != null) {
      text("why", life.why(), json);
    }
    if (life.severityBefore() != null) {
      json.writeStringProperty("severity_before", life.severityBefore().name());
    }
    if (life.unitBefore() != null) {
      json.writeStringProperty("unit_before", life.unitBefore());
    }
    seen("first", life.first());
    occurrence("occurrence", life.occurrence());
    if (life.previous() != null) {
      occurrence("previous_occurrence", life.previous());
    }
  }

  /** The findings that this audit has not, by what became of them. */
  void others() {
    if (lives == null) {
      return;
    }
    list("gone", Life.State.GONE);
    list("not_judged", Life.State.NOT_JUDGED);
    list("gone_before", Life.State.GONE_BEFORE);
  }

  private void list(String name, Life.State state) {
    json.writeArrayPropertyStart(name);
    for (Life life : lives.in(state)) {
      json.writeStartObject();
      json.writeStringProperty("rule", life.rule());
      json.writeStringProperty("severity", life.severity().name());
      json.writeStringProperty("subject", life.subject());
      json.writeStringProperty("unit", life.unit());
      json.writeStringProperty("occasion", life.occasion());
      text("message", life.message(), json);
      json.writeStringProperty("fingerprint", life.fingerprint());
      json.writeStringProperty("branch", life.branch());
      life(life);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void occurrence(String name, Occurrence occurrence) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("number", occurrence.number());
    seen("since", occurrence.since());
    seen("last", occurrence.last());
    json.writeEndObject();
  }

  private void seen(String name, Seen audit) {
    json.writeObjectPropertyStart(name);
    seen(audit);
    json.writeEndObject();
  }

  private void seen(Seen audit) {
    if (audit.run() != null) {
      json.writeNumberProperty("run", audit.run());
    }
    json.writeStringProperty("as_of", audit.asOf().toString());
  }

  private static void text(String name, Text text, JsonGenerator json) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("vi", text.vi());
    json.writeStringProperty("en", text.en());
    json.writeEndObject();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
