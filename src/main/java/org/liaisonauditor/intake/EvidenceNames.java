package org.liaisonauditor.intake;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;

/** Which file people mean by what they write into the column of evidence files. */
public final class EvidenceNames {

  private EvidenceNames() {}

  /**
   * The evidence files that the answers of a workbook name, as people wrote them; none where it has
   * no answers, or can't be read.
   */
  public static Set<String> of(Path workbook) {
    // Answers give no ratings, so that no rule pack is needed.
    Layouts layouts = new Layouts(new RatingScale(List.of()));
    Reading reading =
        new FileIntake(layouts, new Messages(Language.VI))
            .read(workbook, workbook.getFileName().toString(), 0);
    Set<String> names = new TreeSet<>();
    for (AnswerRows sheet : reading.answers()) {
      names.addAll(sheet.evidence());
    }
    return names;
  }

  /**
   * The file that is meant: the one of that name; else the only one of that name but for capitals,
   * or for the ending, which many folders don't show.
   *
   * @param said as it stands in the cell
   * @param names of the files that are there, as {@link Names#clean} makes them
   */
  public static Optional<String> meant(String said, Collection<String> names) {
    if (names.contains(said)) {
      return Optional.of(said);
    }
    List<String> like =
        names.stream()
            .filter(name -> name.equalsIgnoreCase(said) || stem(name).equalsIgnoreCase(said))
            .toList();
    return like.size() == 1 ? Optional.of(like.getFirst()) : Optional.empty();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
