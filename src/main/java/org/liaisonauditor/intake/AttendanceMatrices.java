package org.liaisonauditor.intake;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.workbook.Cell;

/** Tells of which meetings a file's attendance matrices speak. */
public final class AttendanceMatrices {

  private AttendanceMatrices() {}

  /**
   * A matrix.
   *
   * @param heads what stands over columns with marks: codes of meetings, mostly
   * @param days the days among these
   * @param members codes of the members that it lists
   */
  public record Matrix(Set<String> heads, Set<LocalDate> days, Set<String> members) {}

  /** The matrices of a file; none where it has none or can't be read. */
  public static List<Matrix> of(Path file, String name) {
    // Where marks stand does not depend on what ratings there are.
    Layouts layouts = new Layouts(new RatingScale(List.of()));
    List<Matrix> matrices = new ArrayList<>();
    for (MatrixRows rows :
        new FileIntake(layouts, new Messages(Language.VI)).read(file, name, 0).matrices()) {
      matrices.add(matrix(rows));
    }
    return matrices;
  }

  private static Matrix matrix(MatrixRows rows) {
    Matrix matrix = new Matrix(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (int i = 0; i < rows.heads().size(); i++) {
      int column = i;
      if (rows.lines().stream().anyMatch(line -> line.marks()[column] != null)) {
        Cell head = rows.heads().get(i);
        matrix.heads().add(Names.clean(head.text()));
        LocalDate day = Values.dayIn(head);
        if (day != null) {
          matrix.days().add(day);
        }
      }
    }
    for (MatrixRows.Line line : rows.lines()) {
      if (line.member() != null) {
        matrix.members().add(line.member());
      }
    }
    return matrix;
  }
}
