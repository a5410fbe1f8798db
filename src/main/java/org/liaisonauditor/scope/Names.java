package org.liaisonauditor.scope;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds names and codes of members and units in texts. Of several that begin at the same place the
 * longest counts, so that a name within a longer one is not taken for another's.
 */
final class Names {

  /** Stands for what may not be named. */
  static final String HIDDEN = "…";

  private final Membership membership;

  Names(Membership membership) {
    this.membership = membership;
  }

  /** What stands at a place of a text. */
  private enum Found {
    NOTHING,
    NAMED,
    HIDDEN
  }

  /** Whether a text names a member by name or card. */
  boolean person(String text, Set<String> meant) {
    return !replace(text, meant, code -> false, code -> true).equals(text);
  }

  /** A text that names no member by name or card. */
  String withoutPersons(String text) {
    return replace(text, Set.of(), code -> false, code -> true);
  }

  /**
   * A text without the names and codes that may not be seen.
   *
   * @param meant codes that the text is known to speak of, be they as short as a number
   */
  String hide(String text, Set<String> meant, Sight sight) {
    return replace(text, meant, sight::seesMember, sight::seesUnit);
  }

  private String replace(
      String text, Set<String> meant, Predicate<String> member, Predicate<String> unit) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      Found found = Found.NOTHING;
      if (Phrases.boundary(text, at) && !Character.isWhitespace(text.charAt(at))) {
        // A name may be spread by white space, but hardly to twice its length.
        int last = Math.min(text.length(), at + 2 * membership.longest());
        for (int to = last; to > at && found == Found.NOTHING; to--) {
          if (Phrases.boundary(text, to) && !Character.isWhitespace(text.charAt(to - 1))) {
            found = found(text.substring(at, to), meant, member, unit);
            end = to;
          }
        }
      }
      if (found == Found.NOTHING) {
        shown.append(text.charAt(at++));
      } else {
        shown.append(found == Found.HIDDEN ? HIDDEN : text.substring(at, end));
        at = end;
      }
    }
    return shown.toString();
  }

  private Found found(
      String phrase, Set<String> meant, Predicate<String> member, Predicate<String> unit) {
    boolean known = false;
    boolean seen = false;
    if (membership.members().containsKey(phrase)
        && (!Phrases.weak(phrase) || meant.contains(phrase))) {
      known = true;
      seen = member.test(phrase);
    }
    if (membership.units().find(phrase).isPresent()
        && (!Phrases.weak(phrase) || meant.contains(phrase))) {
      known = true;
      seen |= unit.test(phrase);
    }
    Set<String> called = membership.called(phrase);
    Set<String> units = membership.unitsCalled(phrase);
    known |= !called.isEmpty() || !units.isEmpty();
    seen |= called.stream().anyMatch(member) || units.stream().anyMatch(unit);
    return !known ? Found.NOTHING : seen ? Found.NAMED : Found.HIDDEN;
  }
}
