package org.liaisonauditor.casework;

import java.util.Locale;
import java.util.Optional;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Signs;

/** What a name and the words of a step may be: they are kept for good, and shown in many places. */
public final class StepChecks {

  /** Letters of a name. */
  public static final int LONGEST_NAME = 200;

  /** Letters of an answer or a reason: some four pages. */
  public static final int LONGEST_WORDS = 10_000;

  /** Ends of lines, and what comes along when words are copied from a page of the web. */
  private static final String HARMLESS = "[\\r\\u200b-\\u200d\\ufeff]";

  private StepChecks() {}

  /** What is wrong with the name of who does a step; empty where nothing is. */
  public static Optional<Text> name(String name) {
    return fault(name, false, LONGEST_NAME);
  }

  /** What is wrong with the words of a step; empty where nothing is. */
  public static Optional<Text> words(String words) {
    return fault(words, true, LONGEST_WORDS);
  }

  private static Optional<Text> fault(String text, boolean lines, int longest) {
    if (text.codePoints().noneMatch(StepChecks::isSeen)) {
      return Optional.of(new Text("không được để trống", "must not be blank"));
    }
    int at = lines ? Signs.invisible(text.replaceAll(HARMLESS, " ")) : Signs.invisible(text);
    int sign =
        at >= 0
            ? text.charAt(at)
            : lines ? -1 : text.chars().filter(c -> c < ' ').findFirst().orElse(-1);
    if (sign >= 0) {
      String code = String.format(Locale.ROOT, "U+%04X", sign);
      return Optional.of(
          new Text(
              "có ký tự không nhìn thấy (%s), hãy gõ lại".formatted(code),
              "holds a character that nobody sees (%s); type it again".formatted(code)));
    }
    int length = text.codePointCount(0, text.length());
    return length <= longest
        ? Optional.empty()
        : Optional.of(
            new Text(
                "dài %d ký tự, nhiều nhất là %d; phần còn lại gửi thành tệp minh chứng"
                    .formatted(length, longest),
                "has %d letters, of at most %d; send the rest as an evidence file"
                    .formatted(length, longest)));
  }

  private static boolean isSeen(int sign) {
    return !Character.isWhitespace(sign)
        && !Character.isSpaceChar(sign)
        && !Character.isISOControl(sign)
        && Character.getType(sign) != Character.FORMAT;
  }
}
