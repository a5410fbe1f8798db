package org.liaisonauditor.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Dates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;

/** How many findings of an audit are in which state, and the one line that says so. */
public final class FindingStates {

  private static final Map<Life.State, Text> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put(Life.State.NEW, new Text("%d mới", "%d new"));
    WORDS.put(Life.State.STILL_OPEN, new Text("%d còn tồn tại", "%d still open"));
    WORDS.put(Life.State.CHANGED, new Text("%d có thay đổi", "%d changed"));
    WORDS.put(Life.State.GONE, new Text("%d không còn", "%d gone"));
    WORDS.put(Life.State.BACK, new Text("%d trở lại", "%d back"));
    WORDS.put(Life.State.NOT_JUDGED, new Text("%d CHƯA XÉT LẠI", "%d NOT JUDGED"));
  }

  private final Lives lives;

  public FindingStates(Lives lives) {
    this.lives = lives;
  }

  /**
   * One line for the end of a command or a mail: {@code Since the audit as of 2025-07-10: 3 new, 12
   * still open, 0 changed, 5 gone, 1 back.} What could not be judged is added where there is some,
   * and so is that a later audit was not compared with.
   */
  public String line(Language language) {
    List<String> parts = new ArrayList<>();
    WORDS.forEach(
        (state, words) -> {
          int count = lives.count(state);
          if (state != Life.State.NOT_JUDGED || count > 0) {
            parts.add(words.in(language).formatted(count));
          }
        });
    Text start =
        lives.before() == null
            ? new Text("Chưa có lần rà soát trước: ", "No audit before: ")
            : new Text(
                "So với lần rà soát ngày " + Dates.vietnamese(lives.before().audit().asOf()) + ": ",
                "Since the audit as of " + lives.before().audit().asOf() + ": ");
    return start.in(language) + String.join(", ", parts) + "." + passedOver(language);
  }

  private String passedOver(Language language) {
    return lives.passedOver() == null
        ? ""
        : new Text(
                " Không so sánh với lần chạy %d, vì lần đó đặt tham số khác.",
                " Run %d is not compared with: other parameters were set for it.")
            .in(language)
            .formatted(lives.passedOver());
  }
}
