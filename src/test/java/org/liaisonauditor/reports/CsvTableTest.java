package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

  @TempDir private Path folder;

  @Test
  void in_lists_for_people_no_cell_is_a_formula_and_numbers_stay() throws IOException {
    Path file = folder.resolve("a.csv");
    CsvTable.writeForPeople(
        file,
        List.of("a"),
        List.of(
            List.of("=1+1"),
            List.of("+84 905 123 456"),
            List.of("-Nguyễn Văn A"),
            List.of("@SUM(A1)"),
            List.of("\t=1"),
            List.of("＝1"),
            List.of("-0.25"),
            List.of("+7"),
            List.of("Đặng"),
            List.of("")));
    assertThat(Files.readString(file).replace("\uFEFF", "").split("\r\n", -1))
        .contains("'=1+1", "'+84 905 123 456", "'-Nguyễn Văn A", "'@SUM(A1)", "'＝1", "-0.25")
        .contains("+7", "Đặng")
        .noneMatch(cell -> cell.replace("\"", "").startsWith("="))
        .noneMatch(cell -> cell.replace("\"", "").startsWith("\t"));
  }
}
