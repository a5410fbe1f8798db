package org.liaisonauditor.facts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Evaluation;

/** Compares the remarks of evaluations by their words alone (rule catalogue, copied-remarks). */
final class Remarks {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Remarks() {}

  /** NFC, lower case, every run of other characters than letters and digits as one space. */
  static String normalised(String remark) {
    if (remark == null) {
      return "";
    }
    String lower = Normalizer.normalize(remark, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return NO_WORD.matcher(lower).replaceAll(" ").strip();
  }

  /** The evaluations with a remark, by its words; the texts in code-point order. */
  static Map<String, List<Evaluation>> byText(List<Evaluation> evaluations) {
    Map<String, List<Evaluation>> byText = new TreeMap<>(CodePoints.ORDER);
    for (Evaluation evaluation : evaluations) {
      String text = normalised(evaluation.remark());
      if (!text.isEmpty()) {
        byText.computeIfAbsent(text, key -> new ArrayList<>()).add(evaluation);
      }
    }
    return byText;
  }
}
