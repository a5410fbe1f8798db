package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.PackDifferences;
import tools.jackson.core.JsonGenerator;

/** A comparison with all that it rests on, for programs: {@code comparison.json}. */
final class ComparisonJson {

  /** Each field of a finding has a line of its own; what lies deeper is one line. */
  private static final int DEPTH = 4;

  private final Comparison comparison;
  private final JsonGenerator json;

  private ComparisonJson(Comparison comparison, JsonGenerator json) {
    this.comparison = comparison;
    this.json = json;
  }

  /**
   * Writes the file.
   *
   * @param csvHash SHA-256 of comparison.csv
   */
  static void write(
      Comparison comparison, Language language, String version, String csvHash, Path file)
      throws IOException {
    JsonFile.write(
        file,
        DEPTH,
        json -> new ComparisonJson(comparison, json).write(language, version, csvHash));
  }

  private void write(Language language, String version, String csvHash) {
    json.writeStartObject();
    json.writeStringProperty("comparison_sha256", comparison.sha256());
    json.writeStringProperty("program_version", version);
    json.writeStringProperty("language", language.tag());
    json.writeObjectPropertyStart("period");
    json.writeStringProperty("from", comparison.from().toString());
    json.writeStringProperty("to", comparison.to().toString());
    json.writeEndObject();
    json.writeStringProperty("as_of", comparison.asOf().toString());
    if (comparison.scope() != null) {
      json.writeStringProperty("scope", comparison.scope());
    }
    if (comparison.run() != null) {
      json.writeNumberProperty("run", comparison.run());
    }
    json.writeObjectPropertyStart("data");
    json.writeStringProperty("sha256", comparison.data().sha256());
    json.writeNumberProperty("files", comparison.data().files());
    json.writeNumberProperty("rows", comparison.data().rows());
    json.writeNumberProperty("unused_rows", comparison.data().unusedRows());
    json.writeEndObject();
    side("base", comparison.base());
    side("draft", comparison.draft());
    json.writeStringProperty("csv_sha256", csvHash);
    counts();
    differences();
    changes("findings", comparison.findings());
    changes("commendations", comparison.commendations());
    json.writeEndObject();
  }

  private void side(String name, Comparison.Side side) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("code", side.pack().regulation().code());
    json.writeStringProperty("sha256", side.pack().hash());
    json.writeNumberProperty("findings", side.findings());
    json.writeNumberProperty("commendations", side.commendations());
    JsonFile.parameters(json, side.context().parameters());
    json.writeArrayPropertyStart("could_not_run");
    for (CouldNotRun failure : side.couldNotRun()) {
      json.writeStartObject();
      json.writeStringProperty("rule", failure.rule());
      json.writeStringProperty("branch", failure.branch());
      json.writeStringProperty("reason", failure.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void counts() {
    json.writeObjectPropertyStart("counts");
    numbers(comparison.findings(), comparison.unchanged());
    json.writeObjectPropertyStart("commendations");
    numbers(comparison.commendations(), comparison.unchangedCommendations());
    json.writeEndObject();
    counts("by_rule", comparison.byRule());
    counts("by_unit", comparison.byUnit());
    json.writeEndObject();
    json.writeArrayPropertyStart("renamed");
    for (Comparison.Renamed renamed : comparison.renamed()) {
      json.writeStartObject();
      json.writeStringProperty("gone", renamed.gone());
      json.writeStringProperty("added", renamed.added());
      json.writeNumberProperty("findings", renamed.findings());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void numbers(List<FindingChange> changes, int unchanged) {
    json.writeNumberProperty("added", Comparison.count(changes, FindingChange.Kind.ADDED));
    json.writeNumberProperty("gone", Comparison.count(changes, FindingChange.Kind.GONE));
    json.writeNumberProperty("changed", Comparison.count(changes, FindingChange.Kind.CHANGED));
    json.writeNumberProperty(
        "not_compared", Comparison.count(changes, FindingChange.Kind.NOT_COMPARED));
    json.writeNumberProperty("unchanged", unchanged);
  }

  private void counts(String name, List<Comparison.Count> counts) {
    json.writeObjectPropertyStart(name);
    for (Comparison.Count count : counts) {
      json.writeObjectPropertyStart(count.code());
      json.writeNumberProperty("added", count.added());
      json.writeNumberProperty("gone", count.gone());
      json.writeNumberProperty("changed", count.changed());
      json.writeNumberProperty("not_compared", count.notCompared());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void differences() {
    PackDifferences differences = comparison.differences();
    json.writeObjectPropertyStart("differences");
    json.writeArrayPropertyStart("parameters");
    for (PackDifferences.OfParameter parameter : differences.parameters()) {
      json.writeStartObject();
      json.writeStringProperty("name", parameter.name());
      values("before", parameter.valuesBefore());
      values("after", parameter.valuesAfter());
      texts("notes", parameter.notes());
      strings("rules", parameter.rules());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("rules");
    for (PackDifferences.OfRule rule : differences.rules()) {
      json.writeStartObject();
      json.writeStringProperty("rule", rule.rule());
      json.writeStringProperty("kind", rule.kind().name());
      text("title", rule.title());
      texts("notes", rule.notes());
      strings("drl", rule.drl());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts("others", differences.others());
    json.writeEndObject();
  }

  private void values(String name, Map<LocalDate, Object> values) {
    json.writeArrayPropertyStart(name);
    JsonFile.dated(json, values);
    json.writeEndArray();
  }

  private void changes(String name, List<FindingChange> changes) {
    json.writeArrayPropertyStart(name);
    for (FindingChange change : changes) {
      json.writeStartObject();
      json.writeStringProperty("change", change.kind().name());
      json.writeStringProperty("rule", change.rule());
      json.writeStringProperty("subject", change.subject());
      json.writeStringProperty("unit", change.unit());
      json.writeStringProperty("unit_name", comparison.units().name(change.unit()));
      json.writeStringProperty("occasion", change.occasion());
      json.writeStringProperty("fingerprint", change.fingerprint());
      strings("differs", change.differing().stream().map(part -> part.name()).toList());
      text("reason", change.reason());
      finding("before", change.before());
      finding("after", change.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void finding(String name, Finding finding) {
    if (finding == null) {
      json.writeNullProperty(name);
      return;
    }
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("severity", finding.severity().name());
    json.writeStringProperty("unit", finding.unit());
    text("message", finding.message());
    json.writeStringProperty("rule_sha256", finding.ruleHash());
    json.writeStringProperty("branch", finding.branch());
    json.writeArrayPropertyStart("evidence");
    for (Submitted record : finding.evidence()) {
      json.writeStartObject();
      json.writeStringProperty("table", record.table().english());
      json.writeStringProperty("key", record.key());
      json.writeStringProperty("file", record.source().file());
      json.writeStringProperty("sheet", record.source().sheet());
      json.writeNumberProperty("row", record.source().row());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void texts(String name, Iterable<Text> texts) {
    json.writeArrayPropertyStart(name);
    for (Text text : texts) {
      json.writeStartObject();
      json.writeStringProperty("vi", text.vi());
      json.writeStringProperty("en", text.en());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void strings(String name, Iterable<String> strings) {
    json.writeArrayPropertyStart(name);
    strings.forEach(json::writeString);
    json.writeEndArray();
  }

  private void text(String name, Text text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("vi", text.vi());
    json.writeStringProperty("en", text.en());
    json.writeEndObject();
  }
}
