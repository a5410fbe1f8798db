package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gap in a message that a finding fills.
 *
 * <ul>
 *   <li>{@code {due}}: the value that the rule binds as {@code $due};
 *   <li>{@code {due..issued}}: the number of days from one to the other;
 *   <li>{@code {branch:unit}}: the name of the organization with that code, and the code;
 *   <li>{@code {rating:rating}}: what people call the rating with that code;
 *   <li>{@code {share:percent}}: a share as a percentage; {@code {p:p}}: a probability;
 *   <li>{@code {subject}}, {@code {unit}}, {@code {occasion}}, {@code {period}}, {@code {asOf}}: of
 *       the finding and the audit.
 * </ul>
 *
 * @param name name of the value
 * @param until name of the second date of a number of days, or null
 * @param format {@code unit}, {@code rating}, {@code percent}, {@code p}, or null
 */
record Placeholder(String name, String until, String format) {

  static final List<String> FORMATS = List.of("unit", "rating", "percent", "p");
  static final List<String> ALWAYS = List.of("subject", "unit", "occasion", "period", "asOf");

  private static final Pattern PATTERN = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern INNER =
      Pattern.compile("([A-Za-z]\\w*)(?:\\.\\.([A-Za-z]\\w*)|:([a-z]+))?");

  /** Takes the literal text and the placeholders of a message in turn. */
  interface Visitor {
    void literal(String text);

    void placeholder(Placeholder placeholder);

    /** Something in braces that is no placeholder. */
    void unreadable(String text);
  }

  static void scan(String message, Visitor visitor) {
    Matcher matcher = PATTERN.matcher(message);
    int end = 0;
    while (matcher.find()) {
      visitor.literal(message.substring(end, matcher.start()));
      Matcher inner = INNER.matcher(matcher.group(1));
      if (inner.matches() && (inner.group(3) == null || FORMATS.contains(inner.group(3)))) {
        visitor.placeholder(new Placeholder(inner.group(1), inner.group(2), inner.group(3)));
      } else {
        visitor.unreadable(matcher.group());
      }
      end = matcher.end();
    }
    visitor.literal(message.substring(end));
  }

  /** As it is written, with its braces. */
  String text() {
    return "{"
        + name
        + (until == null ? "" : ".." + until)
        + (format == null ? "" : ":" + format)
        + "}";
  }

  /** The names of the values that a message needs. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(name));
    if (until != null) {
      names.add(until);
    }
    return names;
  }
}
