package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Lists for programs: one JSON array of objects. */
final class JsonOut {

  private JsonOut() {}

  /**
   * Prints objects; a value is a text, a number, a truth value, a moment, a list, a map or null.
   */
  static void print(Iterable<Map<String, Object>> objects, PrintWriter out) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      for (Map<String, Object> object : objects) {
        value(json, object);
      }
      json.writeEndArray();
    }
    out.println(text);
  }

  private static void value(JsonGenerator json, Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      // A path is a list of its names, too.
      case Path path -> json.writeString(path.toString());
      case Temporal moment -> json.writeString(moment.toString());
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach(
            (name, inner) -> {
              json.writeName(name.toString());
              value(json, inner);
            });
        json.writeEndObject();
      }
      case Iterable<?> list -> {
        json.writeStartArray();
        list.forEach(inner -> value(json, inner));
        json.writeEndArray();
      }
      default -> json.writeString(value.toString());
    }
  }
}
