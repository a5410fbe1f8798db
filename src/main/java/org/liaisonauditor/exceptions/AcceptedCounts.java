package org.liaisonauditor.exceptions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;

/**
 * What exceptions did in an audit, in numbers.
 *
 * @param findings how many findings are counted apart
 * @param states how many exceptions are in each state
 */
public record AcceptedCounts(int findings, Map<Accepted.State, Integer> states) {

  private static final Map<Accepted.State, Text> WORDS = new EnumMap<>(Accepted.State.class);

  static {
    WORDS.put(Accepted.State.COVERS, new Text("ngoại lệ áp dụng: %d", "exceptions in use: %d"));
    WORDS.put(
        Accepted.State.MATCHES_NOTHING,
        new Text("KHÔNG CÒN ỨNG VỚI VẤN ĐỀ NÀO: %d", "MATCHING NOTHING: %d"));
    WORDS.put(Accepted.State.NOT_JUDGED, new Text("CHƯA THỂ XÉT: %d", "NOT JUDGED: %d"));
    WORDS.put(
        Accepted.State.ENDED,
        new Text("đã kết thúc, vấn đề trở lại: %d", "ended, their gaps are back: %d"));
  }

  public AcceptedCounts {
    states = Map.copyOf(states);
  }

  /** Counts what exceptions did. */
  public static AcceptedCounts of(Accepted accepted) {
    Map<Accepted.State, Integer> states = new EnumMap<>(Accepted.State.class);
    accepted.outcomes().forEach(outcome -> states.merge(outcome.state(), 1, Integer::sum));
    return new AcceptedCounts(accepted.covered().size(), states);
  }

  public int count(Accepted.State state) {
    return states.getOrDefault(state, 0);
  }

  /**
   * One line for the end of a command: {@code Accepted gaps, counted apart: 3 (exceptions in use:
   * 2; MATCHING NOTHING: 1).} Empty where the audit goes by none.
   */
  public Optional<String> line(Language language) {
    if (states.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    WORDS.forEach(
        (state, words) -> {
          if (count(state) > 0) {
            parts.add(words.in(language).formatted(count(state)));
          }
        });
    return Optional.of(
        new Text(
                "Vấn đề được tạm thời chấp nhận, tính riêng: %d (%s).",
                "Accepted gaps, counted apart: %d (%s).")
            .in(language)
            .formatted(findings, String.join("; ", parts)));
  }
}
