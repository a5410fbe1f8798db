package org.liaisonauditor.signing;

import java.util.TreeMap;
import org.liaisonauditor.domain.CodePoints;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** A small JSON file as pairs of path and value, so that two can be compared part by part. */
final class FlatJson {

  private FlatJson() {}

  /**
   * The values by their paths, such as {@code /outputs/findings.csv}; {@code /} in a name is {@code
   * ~1} (RFC 6901).
   *
   * @throws JacksonException when it is no JSON, or names something twice
   */
  static TreeMap<String, String> of(byte[] json) {
    TreeMap<String, String> values = new TreeMap<>(CodePoints.ORDER);
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          values.put(parser.streamReadContext().pathAsPointer().toString(), parser.getString());
        }
      }
    }
    return values;
  }

  /** The name at the end of a path below another; null when it isn't directly below. */
  static String below(String parent, String path) {
    if (!path.startsWith(parent + "/") || path.indexOf('/', parent.length() + 1) >= 0) {
      return null;
    }
    return path.substring(parent.length() + 1).replace("~1", "/").replace("~0", "~");
  }
}
