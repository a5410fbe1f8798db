package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Rule;
import tools.jackson.core.JsonGenerator;

/** The findings with their evidence, for programs: {@code findings.json}. */
final class FindingsJson {

  /** A finding's fields each have a line; a record of its evidence is one line. */
  private static final int DEPTH = 4;

  private final AuditResult result;
  private final Lives lives;
  private final Accepted accepted;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<String, Regulation.Clause> clauses = new HashMap<>();
  private final Map<SheetRef, Map<String, String>> columns = new HashMap<>();

  private FindingsJson(AuditResult result, Lives lives, Accepted accepted) {
    this.result = result;
    this.accepted = accepted;
    this.lives = lives;
    result.pack().rules().forEach(rule -> rules.put(rule.code(), rule));
    result.pack().regulation().clauses().forEach(clause -> clauses.put(clause.id(), clause));
  }

  /**
   * Writes the file.
   *
   * @param result what was found, without what is accepted
   * @param lives of these findings; null = nothing is said of them
   * @param accepted what exceptions did
   */
  static void write(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      Language language,
      String version,
      Path file)
      throws IOException {
    FindingsJson findings = new FindingsJson(result, lives, accepted);
    JsonFile.write(file, DEPTH, json -> findings.write(json, language, version));
  }

  private void write(JsonGenerator json, Language language, String version) {
    json.writeStartObject();
    JsonFile.audit(json, result, language, version);
    counts(json);
    AcceptedJson exceptions = new AcceptedJson(accepted, json);
    exceptions.counts();
    LivesJson.ruleCounts(json, result);
    LivesJson states = new LivesJson(lives, json);
    states.compared();
    LivesJson.rules(json, result);
    json.writeArrayPropertyStart("findings");
    result.findings().stream()
        .sorted(FindingsCsv.ORDER)
        .forEach(
            finding -> write(json, finding, states, () -> exceptions.back(finding.fingerprint())));
    json.writeEndArray();
    states.others();
    accepted(json, exceptions);
    json.writeArrayPropertyStart("commendations");
    result.commendations().stream()
        .sorted(FindingsCsv.ORDER)
        .forEach(commendation -> write(json, commendation, new LivesJson(null, json), () -> {}));
    json.writeEndArray();
    json.writeArrayPropertyStart("could_not_run");
    for (CouldNotRun failure : result.couldNotRun()) {
      json.writeStartObject();
      json.writeStringProperty("rule", failure.rule());
      json.writeStringProperty("branch", failure.branch());
      json.writeStringProperty("reason", failure.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void counts(JsonGenerator json) {
    json.writeObjectPropertyStart("counts");
    json.writeNumberProperty("branches", result.counts().branches());
    json.writeNumberProperty("members", result.counts().members());
    json.writeNumberProperty("workplaces", result.counts().workplaces());
    json.writeNumberProperty("meetings", result.counts().meetings());
    json.writeNumberProperty("findings", result.findings().size());
    json.writeEndObject();
  }

  /** What is counted apart, and why. */
  private void accepted(JsonGenerator json, AcceptedJson exceptions) {
    if (accepted.isEmpty()) {
      return;
    }
    exceptions.exceptions();
    LivesJson states = new LivesJson(null, json);
    json.writeArrayPropertyStart("accepted");
    accepted.covered().stream()
        .sorted(Comparator.comparing(Accepted.Covered::finding, FindingsCsv.ORDER))
        .forEach(
            covered ->
                write(
                    json,
                    covered.finding(),
                    states,
                    () -> {
                      states.found(covered.life());
                      exceptions.of(covered);
                    }));
    json.writeEndArray();
  }

  private void write(JsonGenerator json, Finding finding, LivesJson states, Runnable more) {
    json.writeStartObject();
    json.writeStringProperty("rule", finding.rule());
    Rule rule = rules.get(finding.rule());
    if (rule != null) {
      text(json, "rule_title", rule.title());
    }
    json.writeStringProperty("rule_sha256", finding.ruleHash());
    if (result.version() != null && result.version().since().containsKey(finding.rule())) {
      json.writeNumberProperty("rule_version", result.version().since().get(finding.rule()));
    }
    json.writeStringProperty("severity", finding.severity().name());
    json.writeStringProperty("subject", finding.subject());
    json.writeStringProperty("unit", finding.unit());
    json.writeStringProperty("unit_name", result.units().name(finding.unit()));
    json.writeStringProperty("occasion", finding.occasion());
    text(json, "message", finding.message());
    json.writeStringProperty("fingerprint", finding.fingerprint());
    json.writeStringProperty("branch", finding.branch());
    states.found(finding.fingerprint());
    more.run();
    clauses(json, finding.clauses());
    json.writeArrayPropertyStart("evidence");
    finding.evidence().forEach(record -> evidence(json, record));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void clauses(JsonGenerator json, List<String> ids) {
    json.writeArrayPropertyStart("clauses");
    for (String id : ids) {
      json.writeStartObject();
      json.writeStringProperty("id", id);
      if (clauses.containsKey(id)) {
        text(json, "reference", clauses.get(id).reference());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void evidence(JsonGenerator json, Submitted record) {
    Source source = record.source();
    json.writeStartObject();
    json.writeStringProperty("table", record.table().english());
    json.writeStringProperty("key", record.key());
    json.writeStringProperty("file", source.file());
    json.writeStringProperty("sheet", source.sheet());
    json.writeNumberProperty("row", source.row());
    json.writeObjectPropertyStart("cells");
    columns
        .computeIfAbsent(source.in(), FindingsJson::sorted)
        .forEach((column, letters) -> json.writeStringProperty(column, letters + source.row()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static Map<String, String> sorted(SheetRef sheet) {
    Map<String, String> sorted = new TreeMap<>(CodePoints.ORDER);
    sorted.putAll(sheet.columns());
    return sorted;
  }

  private static void text(JsonGenerator json, String name, Text text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("vi", text.vi());
    json.writeStringProperty("en", text.en());
    json.writeEndObject();
  }
}
