package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;

/** What makes no difference to what is read. */
class ReadingPropertiesTest {

  private interface InFolder<T> {
    T in(Path folder) throws IOException;
  }

  private static <T> T inFolder(InFolder<T> use) {
    try {
      Path folder = Files.createTempDirectory("intake");
      try {
        return use.in(folder);
      } finally {
        Files.walkFileTree(
            folder,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult postVisitDirectory(Path dir, IOException e)
                  throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records without where they stand. */
  private static String content(Records records) {
    return records.toString().replaceAll("source=.*? row \\d+", "");
  }

  private static String read(Submission submission) {
    return inFolder(
        folder -> {
          submission.writeTo(folder, "a.xlsx");
          IntakeResult result = Submission.read(folder);
          assertThat(result.problems()).isEmpty();
          return content(result.records());
        });
  }

  private static final String VALID = read(Submission.valid());

  @Provide
  Arbitrary<String> spellings() {
    List<String> names = new ArrayList<>();
    for (Table table : Table.values()) {
      names.add(table.vietnamese());
      names.add(table.english());
    }
    return Arbitraries.of(names);
  }

  @Property
  void a_name_is_known_however_it_is_written(@ForAll("spellings") String name, @ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder written = new StringBuilder();
    String form = random.nextBoolean() ? "NFC" : "NFD";
    for (char c : Normalizer.normalize(name, Normalizer.Form.valueOf(form)).toCharArray()) {
      if (c == ' ' || c == '-') {
        String[] gaps = {" ", "_", "-", "\u00a0", " - ", "__", "\t "};
        written.append(gaps[random.nextInt(gaps.length)]);
      } else {
        String letter = String.valueOf(c);
        written.append(random.nextBoolean() ? letter.toUpperCase(Locale.ROOT) : letter);
      }
    }
    String padded = " ".repeat(random.nextInt(3)) + written + "\u00a0".repeat(random.nextInt(2));
    assertThat(Names.fold(padded)).isEqualTo(Names.fold(name));
    String bare = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    assertThat(Names.fold(bare.replace('đ', 'd').replace('Đ', 'D'))).isEqualTo(Names.fold(name));
  }

  @Property(tries = 15)
  void columns_may_stand_in_any_order(@ForAll long seed) {
    Submission shuffled =
        Submission.valid()
            .reshape(
                rows -> {
                  List<Integer> order = new ArrayList<>();
                  for (int i = 0; i < rows.getFirst().size(); i++) {
                    order.add(i);
                  }
                  Collections.shuffle(order, new Random(seed));
                  return rows.stream()
                      .map(
                          row ->
                              order.stream().map(i -> i < row.size() ? row.get(i) : null).toList())
                      .toList();
                });
    assertThat(read(shuffled)).isEqualTo(VALID);
  }

  @Property(tries = 11)
  void up_to_ten_rows_may_stand_above_the_header(@ForAll @IntRange(min = 0, max = 10) int above) {
    Submission lower =
        Submission.valid()
            .reshape(
                rows -> {
                  for (int i = 0; i < above; i++) {
                    rows.addFirst(
                        Submission.row(null, i % 2 == 0 ? "ĐẢNG CỘNG SẢN VIỆT NAM" : null));
                  }
                  return rows;
                });
    assertThat(read(lower)).isEqualTo(VALID);
  }

  @Property(tries = 8)
  void text_may_be_composed_or_decomposed(@ForAll boolean composed) {
    Normalizer.Form form = composed ? Normalizer.Form.NFC : Normalizer.Form.NFD;
    Submission written =
        Submission.valid()
            .reshape(
                rows ->
                    rows.stream()
                        .map(
                            row ->
                                row.stream()
                                    .map(
                                        value ->
                                            value instanceof String text
                                                ? (Object) Normalizer.normalize(text, form)
                                                : value)
                                    .toList())
                        .toList());
    assertThat(read(written)).isEqualTo(VALID);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1900, 1, 1).toEpochDay(), LocalDate.of(2100, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Property(tries = 40)
  void a_day_reads_the_same_however_it_is_written(
      @ForAll("days") LocalDate day, @ForAll @IntRange(min = 0, max = 6) int way) {
    DateTimeFormatter[] ways = {
      DateTimeFormatter.ISO_LOCAL_DATE,
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT),
      DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT),
      DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT),
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT)
    };
    Submission written = Submission.valid();
    written.set("Evaluations!F2", way < ways.length ? ways[way].format(day) : day);
    if (way == 6) {
      if (day.getYear() < 1904) {
        return;
      }
      written.from1904();
    }
    Evaluation evaluation =
        inFolder(
            folder -> {
              written.writeTo(folder, "a.xlsx");
              return Submission.read(folder).records().evaluations().getFirst();
            });
    assertThat(evaluation.signedOn()).isEqualTo(day);
  }

  @Property(tries = 12)
  void neither_file_names_nor_locale_nor_time_zone_matter(@ForAll long seed) {
    Random random = new Random(seed);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale[] locales = {Locale.forLanguageTag("tr"), Locale.forLanguageTag("vi"), Locale.ROOT};
      Locale.setDefault(locales[random.nextInt(locales.length)]);
      TimeZone.setDefault(
          TimeZone.getTimeZone(random.nextBoolean() ? "Asia/Ho_Chi_Minh" : "America/Lima"));
      List<String> tables = new ArrayList<>();
      for (Table table : Table.values()) {
        tables.add(table.english());
      }
      String united =
          inFolder(
              folder -> {
                for (String table : tables) {
                  String file =
                      Long.toHexString(random.nextLong()) + "/" + random.nextInt(9) + ".XLSX";
                  Submission.valid().only(table).writeTo(folder, file);
                }
                IntakeResult result = Submission.read(folder);
                assertThat(result.problems()).isEmpty();
                return content(result.records());
              });
      assertThat(united).isEqualTo(VALID);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Property(tries = 6)
  void csv_files_give_what_the_workbook_gives(
      @ForAll @IntRange(min = 0, max = 2) int delimiter, @ForAll boolean windows) {
    String united =
        inFolder(
            folder -> {
              Submission.valid()
                  .writeCsv(folder, ",;\t".charAt(delimiter), windows ? "\r\n" : "\n");
              IntakeResult result = Submission.read(folder);
              assertThat(result.problems()).isEmpty();
              return content(result.records());
            });
    assertThat(united).isEqualTo(VALID);
  }

  @Property(tries = 10)
  void a_matrix_gives_what_a_list_gives(@ForAll long seed) {
    Random random = new Random(seed);
    String[] marks = {"x", "P", "V", "Đ", "Có mặt", "ABSENT", null};
    Submission list =
        Submission.valid()
            .sheet("Attendance", Submission.row("meeting_code", "member_code", "status"));
    Submission matrix =
        Submission.valid()
            .without("Attendance")
            .sheet("BẢNG ĐIỂM DANH", Submission.row("Số thẻ", "K1", "2025-09-15"));
    for (String member : List.of("870002", "870001")) {
      String first = marks[random.nextInt(marks.length)];
      String second = marks[random.nextInt(marks.length)];
      matrix.add("BẢNG ĐIỂM DANH", member, first, second);
      if (first != null) {
        list.add("Attendance", "K1", member, first);
      }
      if (second != null) {
        list.add("Attendance", "K2", member, second);
      }
    }
    assertThat(read(matrix)).isEqualTo(read(list));
  }
}
