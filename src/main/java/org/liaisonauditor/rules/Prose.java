package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.liaisonauditor.yaml.Fault;

/**
 * The little Markdown in which a rule is described: paragraphs, lists ({@code - …} and {@code 1.
 * …}), {@code *stressed*}, {@code **strong**} and {@code `code`}. Documents made from rules show
 * it; other Markdown is refused, so that nothing is shown otherwise than its author sees it
 * elsewhere.
 */
public final class Prose {

  private static final Pattern ITEM = Pattern.compile("(?:-|(\\d{1,2})\\.) +(.*)");
  private static final Pattern MARKED =
      Pattern.compile("`([^`]+)`|\\*\\*(\\S(?:[^*]*\\S)?)\\*\\*|\\*(\\S(?:[^*]*\\S)?)\\*");

  /** What begins a line, or stands in one, that would be other Markdown. */
  private record Foreign(Pattern pattern, String what, String remedy) {}

  private static final List<Foreign> FOREIGN =
      List.of(
          new Foreign(Pattern.compile("^#{1,6}(?: |$)"), "a heading", "write a sentence"),
          new Foreign(Pattern.compile("^>"), "a quotation", "leave the > out"),
          new Foreign(Pattern.compile("^(?:```|~~~)"), "a block of code", "put `…` around a word"),
          new Foreign(Pattern.compile("^\\|"), "a table", "write a list"),
          new Foreign(Pattern.compile("^[*+] "), "a list of another kind", "begin it with `- `"),
          new Foreign(Pattern.compile("^(?:[-*_=] ?){3,}$"), "a line across", "leave it out"),
          new Foreign(Pattern.compile("!?\\[[^\\]]*]\\("), "a link", "write the address as text"),
          new Foreign(Pattern.compile("<[A-Za-z/!]"), "HTML", "write it in words"));

  private Prose() {}

  /** A part of a text. */
  public sealed interface Block {}

  /** A paragraph. */
  public record Paragraph(List<Span> spans) implements Block {}

  /** A list, of dashes or of numbers. */
  public record Items(boolean numbered, List<List<Span>> items) implements Block {}

  /** How some words are set. */
  public enum Form {
    PLAIN,
    STRESSED,
    STRONG,
    CODE
  }

  /** Some words set in one way. */
  public record Span(Form form, String text) {}

  /** The parts of a text. */
  public static List<Block> of(String body) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<List<Span>> items = new ArrayList<>();
    boolean inList = false;
    boolean numbered = false;
    for (String raw : (body + "\n\n").split("\n", -1)) {
      String line = raw.strip();
      Matcher item = ITEM.matcher(line);
      boolean begins = item.matches();
      if (line.isEmpty() || begins) {
        if (!text.isEmpty()) {
          List<Span> spans = spans(text.toString());
          if (inList) {
            items.add(spans);
          } else {
            blocks.add(new Paragraph(spans));
          }
          text.setLength(0);
        }
        boolean other = begins && inList && numbered != (item.group(1) != null);
        if (inList && (line.isEmpty() || other)) {
          blocks.add(new Items(numbered, List.copyOf(items)));
          items.clear();
          inList = false;
        }
        if (begins) {
          inList = true;
          numbered = item.group(1) != null;
          text.append(item.group(2));
        }
      } else {
        text.append(text.isEmpty() ? "" : " ").append(line);
      }
    }
    return blocks;
  }

  /** The words of a text in one line, without what sets them. */
  static String plain(String body) {
    List<String> parts = new ArrayList<>();
    for (Block block : of(body)) {
      switch (block) {
        case Paragraph paragraph -> parts.add(words(paragraph.spans()));
        case Items items -> items.items().forEach(item -> parts.add(words(item)));
      }
    }
    return String.join(" ", parts);
  }

  private static String words(List<Span> spans) {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher marked = MARKED.matcher(text);
    int end = 0;
    while (marked.find()) {
      plain(text.substring(end, marked.start()), spans);
      if (marked.group(1) != null) {
        spans.add(new Span(Form.CODE, marked.group(1)));
      } else if (marked.group(2) != null) {
        spans.add(new Span(Form.STRONG, marked.group(2)));
      } else {
        spans.add(new Span(Form.STRESSED, marked.group(3)));
      }
      end = marked.end();
    }
    plain(text.substring(end), spans);
    return spans;
  }

  private static void plain(String text, List<Span> spans) {
    if (!text.isEmpty()) {
      spans.add(new Span(Form.PLAIN, text));
    }
  }

  /** Tells of other Markdown in the lines of a description, its own headings aside. */
  static void check(String file, List<String> lines, int start, List<Fault> faults) {
    for (int i = start; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (lines.get(i).matches("#{1,2} .*")) {
        continue;
      }
      for (Foreign foreign : FOREIGN) {
        Matcher found = foreign.pattern().matcher(line);
        if (found.find()) {
          int column = lines.get(i).indexOf(line) + found.start() + 1;
          faults.add(
              new Fault(
                  file,
                  i + 1,
                  column,
                  foreign.what()
                      + " can't stand here; a description has paragraphs, lists, *stress*",
                  foreign.remedy()));
          break;
        }
      }
    }
  }
}
