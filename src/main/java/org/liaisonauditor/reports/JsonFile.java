package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.facts.Parameters;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON in UTF-8, indented to a depth and in one line below it, with {@code \n} everywhere. */
final class JsonFile {

  private JsonFile() {}

  /** What writes the content. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param depth nesting below which all is in one line
   */
  static void write(Path file, int depth, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out, depth, content);
    }
  }

  /** Writes into a stream, and closes it. */
  static void write(OutputStream out, int depth, Content content) throws IOException {
    ObjectWriteContext indented =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return new Layout(depth);
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        };
    try (JsonGenerator json = new JsonFactory().createGenerator(indented, out, JsonEncoding.UTF8)) {
      content.write(json);
    }
  }

  /** What was asked for: program, language, period, as-of date, rule pack, parameters in force. */
  static void audit(JsonGenerator json, AuditResult result, Language language, String version) {
    json.writeStringProperty("program_version", version);
    json.writeStringProperty("language", language.tag());
    json.writeObjectPropertyStart("period");
    json.writeStringProperty("from", result.context().from().toString());
    json.writeStringProperty("to", result.context().to().toString());
    json.writeEndObject();
    json.writeStringProperty("as_of", result.context().asOf().toString());
    if (result.scope() != null) {
      json.writeStringProperty("scope", result.scope());
    }
    json.writeObjectPropertyStart("rule_pack");
    json.writeStringProperty("code", result.pack().regulation().code());
    json.writeStringProperty("sha256", result.pack().hash());
    if (result.version() != null) {
      json.writeNumberProperty("version", result.version().number());
    }
    json.writeEndObject();
    parameters(json, result.context().parameters());
  }

  /** The parameters in force, each with its dated values. */
  static void parameters(JsonGenerator json, Parameters parameters) {
    json.writeObjectPropertyStart("parameters");
    for (String name : parameters.names()) {
      json.writeArrayPropertyStart(name);
      dated(json, parameters.dated(name));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** Dated values of a parameter, as elements of an array. */
  static void dated(JsonGenerator json, Map<LocalDate, Object> values) {
    for (Map.Entry<LocalDate, Object> dated : values.entrySet()) {
      json.writeStartObject();
      if (dated.getKey().equals(LocalDate.MIN)) {
        json.writeNullProperty("from");
      } else {
        json.writeStringProperty("from", dated.getKey().toString());
      }
      json.writeStringProperty("value", Wording.plain(dated.getValue()));
      json.writeEndObject();
    }
  }

  /** Lines down to a depth; what lies deeper stands in the line of its parent. */
  private static final class Layout extends DefaultPrettyPrinter {

    private static final long serialVersionUID = 1L;

    private final int depth;

    Layout(int depth) {
      this.depth = depth;
      Indenter indenter = new Lines(depth);
      indentObjectsWith(indenter);
      indentArraysWith(indenter);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
      if (_nesting > depth) {
        _nesting--;
        json.writeRaw('}');
      } else {
        super.writeEndObject(json, entries);
      }
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) {
      if (_nesting > depth) {
        _nesting--;
        json.writeRaw(']');
      } else {
        super.writeEndArray(json, values);
      }
    }
  }

  private record Lines(int depth) implements DefaultPrettyPrinter.Indenter {

    @Override
    public void writeIndentation(JsonGenerator json, int level) {
      json.writeRaw(level <= depth ? "\n" + "  ".repeat(level) : " ");
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
