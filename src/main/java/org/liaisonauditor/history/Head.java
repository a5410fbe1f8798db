package org.liaisonauditor.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the history at some moment. Who has kept one is a witness of all that was recorded up
 * to it. As text: {@code 17:} and the 64 digits of the hash.
 *
 * @param number of the newest entry then; from 1
 * @param sha256 its hash, 64 lower-case hexadecimal digits
 */
public record Head(long number, String sha256) {

  private static final Pattern TEXT =
      Pattern.compile("(?<![0-9A-Za-z])([1-9][0-9]{0,17}):([0-9a-f]{64})(?![0-9A-Za-z])");

  /**
   * Reads a head from its textual form.
   *
   * @throws IllegalArgumentException with what it must look like
   */
  public static Head parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no head of a history; it is the number of an entry, a colon and the 64"
              + " digits of its hash, such as 17:"
              + "0123456789abcdef".repeat(4)
              + ".");
    }
    return head(matcher);
  }

  /** All heads that stand in a text, in its order. */
  public static List<Head> allIn(String text) {
    List<Head> heads = new ArrayList<>();
    Matcher matcher = TEXT.matcher(text);
    while (matcher.find()) {
      heads.add(head(matcher));
    }
    return heads;
  }

  private static Head head(Matcher matcher) {
    return new Head(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  @Override
  public String toString() {
    return number + ":" + sha256;
  }
}
