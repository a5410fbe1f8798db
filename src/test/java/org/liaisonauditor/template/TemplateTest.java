package org.liaisonauditor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;
import org.liaisonauditor.sample.Disguise;
import org.liaisonauditor.sample.SampleWorkbook;
import org.liaisonauditor.sample.Submissions;

/** A template holds what is known, and comes back as just that and what was filled in. */
class TemplateTest {

  private static final RatingScale SCALE =
      new RatingScale(
          List.of(
              new RatingScale.Rating("GOOD", new Text("Tốt", "Good")),
              new RatingScale.Rating("FAIR", new Text("Khá", "Fair")),
              new RatingScale.Rating("AVERAGE", new Text("Trung bình", "Average")),
              new RatingScale.Rating("POOR", new Text("Yếu", "Poor"))));

  private static final LocalDate FROM = LocalDate.of(2025, 7, 1);
  private static final LocalDate TO = LocalDate.of(2025, 12, 31);

  /** Words that programs take for something else. */
  private static final String FORMULA = "=HYPERLINK(\"http://x\",\"Hoa\")";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void the_templates_of_all_units_read_as_the_city_without_a_problem(long seed)
      throws IOException, NoTemplate {
    Records city = new CityGenerator(CityPlan.of(seed, 2, 3, 10, 4, 2025, 0.2)).city();
    Path sent = Files.createDirectories(folder.resolve("sent"));
    for (Map.Entry<String, Records> unit : Submissions.byUnit(city).entrySet()) {
      SampleWorkbook.write(
          unit.getValue(), Disguise.none(Language.VI), sent.resolve(unit.getKey() + ".xlsx"));
    }
    List<String> known = told(read(sent));
    for (UnitKind sender : List.of(UnitKind.WARD, UnitKind.RESIDENCE_BRANCH)) {
      for (Language language : Language.values()) {
        Path all = Files.createDirectories(folder.resolve(sender + "-" + language));
        for (Unit unit : city.units()) {
          if (sends(unit, sender, city)) {
            write(city, unit.code(), language, all.resolve(unit.code() + ".xlsx"));
          }
        }
        IntakeResult back = read(all);
        assertThat(told(back)).containsExactlyInAnyOrderElementsOf(known);
        sameRecords(back.records(), city);
      }
    }
  }

  /**
   * The city its units, workplaces their members, and either wards or branches the rest, where
   * there is any.
   */
  private static boolean sends(Unit unit, UnitKind sender, Records city) {
    return switch (unit.kind()) {
      case CITY, WORKPLACE -> true;
      case WARD -> sender == UnitKind.WARD;
      case RESIDENCE_BRANCH ->
          sender == UnitKind.RESIDENCE_BRANCH
              && Stream.of(
                      city.members().stream().map(Member::residence),
                      city.meetings().stream().map(Meeting::residence),
                      city.groups().stream().map(Group::residence),
                      city.evaluations().stream().map(Evaluation::residence),
                      city.followUps().stream().map(FollowUp::residence))
                  .flatMap(codes -> codes)
                  .anyMatch(unit.code()::equals);
    };
  }

  @Test
  void text_stays_text_whatever_it_looks_like() throws IOException, NoTemplate {
    Records town = town();
    for (Unit unit : town.units()) {
      write(town, unit.code(), Language.VI, folder.resolve(unit.code() + ".xlsx"));
    }
    try (InputStream in = Files.newInputStream(folder.resolve("W1.xlsx"));
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      Sheet members = workbook.getSheet("Đảng viên");
      assertThat(members.getRow(6).getCell(1).getStringCellValue()).isEqualTo(FORMULA);
      assertThat(members.getRow(6).getCell(1).getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(members.getRow(9).getCell(0).getCellStyle().getDataFormatString()).isEqualTo("@");
    }
    holds(read(folder), town);
  }

  @Test
  void columns_have_lists_checks_of_days_and_notes() throws IOException, NoTemplate {
    Records town = town();
    for (Unit unit : town.units()) {
      Path file = folder.resolve(unit.code() + ".xlsx");
      write(town, unit.code(), Language.EN, file);
      try (InputStream in = Files.newInputStream(file);
          XSSFWorkbook workbook = new XSSFWorkbook(in)) {
        for (Sheet sheet : workbook) {
          assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 6);
          assertThat(sheet.getDataValidations())
              .hasSizeGreaterThanOrEqualTo(sheet.getRow(5).getLastCellNum())
              .allMatch(check -> !check.getPromptBoxText().isBlank());
        }
        if (unit.kind() == UnitKind.RESIDENCE_BRANCH) {
          assertThat(check(workbook.getSheet("Evaluations"), 3).getExplicitListValues())
              .containsExactly("GOOD", "FAIR", "AVERAGE", "POOR");
          assertThat(check(workbook.getSheet("Meetings"), 3).getValidationType())
              .isEqualTo(DataValidationConstraint.ValidationType.DATE);
          assertThat(check(workbook.getSheet("Evaluations"), 0).getFormula1())
              .isEqualTo("'Attendance matrix'!$A$7:$A$18");
        }
      }
    }
  }

  private static DataValidationConstraint check(Sheet sheet, int column) {
    return sheet.getDataValidations().stream()
        .filter(one -> one.getRegions().getCellRangeAddress(0).getFirstColumn() == column)
        .map(DataValidation::getValidationConstraint)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_filled_in_with_libreoffice_comes_back() throws Exception {
    Records town = town();
    for (Unit unit : town.units()) {
      write(town, unit.code(), Language.VI, folder.resolve(unit.code() + ".xlsx"));
    }
    Path branch = folder.resolve("B1.xlsx");
    saveAgain(branch);
    XSSFWorkbook workbook;
    try (InputStream in = Files.newInputStream(branch)) {
      workbook = new XSSFWorkbook(in);
    }
    Sheet matrix = workbook.getSheet("Bảng điểm danh");
    assertThat(matrix.getRow(5).getCell(2).getStringCellValue()).isEqualTo("2025-1");
    matrix.getRow(7).getCell(2).setCellValue("V");
    try (OutputStream out = Files.newOutputStream(branch)) {
      workbook.write(out);
    }
    workbook.close();
    saveAgain(branch);

    List<Attendance> more = new ArrayList<>(town.attendance());
    more.add(new Attendance("2025-1", "1E5", AttendanceStatus.ABSENT, null, null, source()));
    holds(read(folder), with(more));
  }

  private static void saveAgain(Path file) throws Exception {
    Path home = Files.createTempDirectory("office");
    Path out = Files.createDirectories(home.resolve("out"));
    Process office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + home.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                out.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    assertThat(office.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(office.exitValue()).as(Files.readString(home.resolve("log"))).isZero();
    Files.move(out.resolve(file.getFileName()), file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void the_same_records_give_the_same_bytes() throws IOException, NoTemplate {
    assertThat(bytes(town(), "B1", Language.VI)).isEqualTo(bytes(town(), "B1", Language.VI));
  }

  @Test
  void a_code_that_no_unit_has_is_told_with_the_nearest() {
    assertThatThrownBy(() -> bytes(town(), "B11", Language.VI))
        .isInstanceOf(NoTemplate.class)
        .hasMessage("No unit has the code B11 (--unit); did you mean B1?");
  }

  @Test
  void a_branch_without_members_has_nothing_to_fill_in() {
    Records town = town();
    Records empty =
        new Records(
            town.units(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> bytes(empty, "B1", Language.VI))
        .isInstanceOf(NoTemplate.class)
        .hasMessageStartingWith("No member is known who lives in the area of B1");
  }

  private static byte[] bytes(Records records, String unit, Language language)
      throws IOException, NoTemplate {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Template.of(new RecordsInMemory(records), unit, FROM, TO, TO, SCALE, language).write(out);
    return out.toByteArray();
  }

  private static void write(Records records, String unit, Language language, Path file)
      throws IOException, NoTemplate {
    Files.write(file, bytes(records, unit, language));
  }

  private static IntakeResult read(Path folder) throws IOException {
    return new Intake(SCALE, Language.EN).readFolder(folder, (files, total) -> {});
  }

  private static void holds(IntakeResult read, Records records) {
    assertThat(read.problems()).isEmpty();
    sameRecords(read.records(), records);
  }

  /** What the city itself is warned of: codes that nobody has. */
  private static List<String> told(IntakeResult read) {
    assertThat(read.problems())
        .allMatch(problem -> problem.severity() == Problem.Severity.WARNING)
        .allMatch(problem -> problem.message().contains("It is kept as it is"));
    return read.problems().stream().map(Problem::message).toList();
  }

  private static void sameRecords(Records read, Records records) {
    tables(read)
        .forEach(
            (table, rows) ->
                assertThat(lines(rows))
                    .as(table.english())
                    .containsExactlyInAnyOrderElementsOf(lines(tables(records).get(table))));
  }

  private static List<String> lines(List<? extends Submitted> records) {
    return records.stream()
        .map(one -> Normalizer.normalize(RowValues.of(one).toString(), Normalizer.Form.NFC))
        .toList();
  }

  private static Map<Table, List<? extends Submitted>> tables(Records all) {
    return Map.of(
        Table.UNITS, all.units(),
        Table.MEMBERS, all.members(),
        Table.INTRODUCTIONS, all.introductions(),
        Table.GROUPS, all.groups(),
        Table.MEETINGS, all.meetings(),
        Table.ATTENDANCE, all.attendance(),
        Table.EVALUATIONS, all.evaluations(),
        Table.CLASSIFICATIONS, all.classifications(),
        Table.FOLLOW_UPS, all.followUps(),
        Table.EXCHANGES, all.exchanges());
  }

  private static Source source() {
    return new Source(new SheetRef("a.xlsx", "a", Map.of()), 1);
  }

  private static Member member(String code, String name) {
    LocalDate since = LocalDate.of(2020, 3, 31);
    return new Member(
        code,
        name,
        LocalDate.of(1980, 2, 29),
        since,
        "W1",
        since,
        "B1",
        since,
        null,
        null,
        Exemption.NONE,
        null,
        null,
        null,
        source());
  }

  private static Records town() {
    return with(
        List.of(
            new Attendance(
                "2025-1", "00123", AttendanceStatus.EXCUSED, null, "+ốm, nằm viện", source())));
  }

  /** A branch and a workplace, with codes that look like numbers and days. */
  private static Records with(List<Attendance> attendance) {
    return new Records(
        List.of(
            new Unit("TU", "Thành ủy", UnitKind.CITY, null, source()),
            new Unit("B1", "Chi bộ khu phố 1", UnitKind.RESIDENCE_BRANCH, "TU", source()),
            new Unit("W1", "Sở Y tế", UnitKind.WORKPLACE, "TU", source())),
        List.of(member("00123", FORMULA), member("1E5", "Đặng Thị Ngọc Ánh")),
        List.of(),
        List.of(),
        List.of(new Meeting("2025-1", "B1", null, LocalDate.of(2025, 9, 1), true, source())),
        attendance,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
