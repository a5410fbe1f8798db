package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.intake.MarkedCopies;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.reports.ProblemList;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes files of a unit into the store. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes workbooks (.xlsx) and CSV files of a unit into the store.",
      "",
      "Each file is a submission and is kept as it is, accepted or refused. A later submission of",
      "the same unit takes the place of an earlier one, table by table, where both list for the",
      "most part the same records; nothing is overwritten. Files of one call never take each",
      "other's place. The same file sent twice is known as the same.",
      "",
      "A workbook may also hold answers to findings (auditor answers): all are taken, or none.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  auditor submit ward-P01.xlsx --unit P01 --by 'Nguyễn Thị Hoa'",
      "",
      "Exit code 3 when a file is refused: it then names the faulty cells; the others are taken in."
    })
final class SubmitCommand implements Callable<Integer> {

  private static final int PROBLEMS_SHOWN = 10;

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "files to take in")
  private List<Path> files;

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "CODE",
      description = "code of the unit that sends them")
  private String unit;

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "who sends them")
  private String by;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "file that an answer in the workbook names as evidence; may be repeated")
  private List<Path> evidence = List.of();

  @Option(
      names = "--adds",
      description = "adds to what the unit sent before, even if it lists the same records")
  private boolean adds;

  @Option(
      names = "--reject-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "accepts a file with up to N unusable rows (default: ${DEFAULT-VALUE})")
  private int rejectLimit;

  @Option(
      names = "--problems",
      paramLabel = "DIR",
      description = "folder for the list of all problems and marked copies of the workbooks")
  private Path problems;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() throws Exception {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new WrongUsage("There is no file " + file + "; nothing was taken in.");
      }
    }
    checkEvidence();
    if (unit.isBlank() || by.isBlank()) {
      throw new WrongUsage("--unit and --by can't be blank.");
    }
    SignedOptions.refuseInvisible("--unit", unit);
    SignedOptions.refuseInvisible("--by", by);
    boolean refused = false;
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Reception reception = context.getBean(Reception.class);
      long delivery = 0;
      for (Path file : files) {
        Reception.Receipt receipt =
            reception.receive(
                new Reception.HandedIn(
                    file,
                    file.getFileName().toString(),
                    unit.strip(),
                    by.strip(),
                    NewSubmission.Door.COMMAND_LINE,
                    rejectLimit,
                    adds ? Submissions.Supersede.NOTHING : Submissions.Supersede.SAME_RECORDS,
                    evidence),
                delivery);
        if (delivery == 0 && !receipt.known()) {
          delivery = receipt.number();
        }
        refused |= !receipt.accepted();
        tell(file, receipt);
      }
    }
    return refused ? ExitCodes.INPUT_REFUSED : ExitCodes.DONE;
  }

  private void checkEvidence() throws WrongUsage {
    if (!evidence.isEmpty() && files.size() != 1) {
      throw new WrongUsage(
          "Evidence goes with one workbook; hand in the others by themselves (--evidence).");
    }
    Set<String> names = new HashSet<>();
    for (Path file : evidence) {
      if (!Files.isRegularFile(file)) {
        throw new WrongUsage("There is no file " + file + " (--evidence); nothing was taken in.");
      }
      String name = Normalizer.normalize(file.getFileName().toString(), Normalizer.Form.NFC);
      if (!names.add(name)) {
        throw new WrongUsage(
            "Two files are named " + name + " (--evidence); rename one, here and in the sheet.");
      }
    }
  }

  private void tell(Path file, Reception.Receipt receipt) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String name = file.getFileName().toString();
    if (receipt.known() && receipt.accepted()) {
      out.println(
          say(
              "%s: đã có từ trước, bài nộp số %d; không ghi gì thêm.",
              "%s: is here already as submission %d; nothing was added.", name, receipt.number()));
      return;
    }
    out.println(
        receipt.accepted()
            ? say(
                "%s: đã nhận, bài nộp số %d, %d dòng.",
                "%s: accepted as submission %d, %d rows.", name, receipt.number(), receipt.rows())
            : say(
                receipt.known()
                    ? "%s: CHƯA NHẬN, giống hệt bài nộp số %d: %d dòng không dùng được."
                    : "%s: CHƯA NHẬN (lưu ở bài nộp số %d): %d dòng không dùng được.",
                receipt.known()
                    ? "%s: REFUSED, the same as submission %d: %d unusable rows."
                    : "%s: REFUSED (kept as submission %d): %d unusable rows.",
                name,
                receipt.number(),
                receipt.unusableRows()));
    if (receipt.answers().taken() > 0) {
      out.println(
          say("  Đã nhận %d trả lời.", "  %d answers were taken.", receipt.answers().taken()));
    }
    if (receipt.answers().known() > 0) {
      out.println(
          say(
              "  %d trả lời đã nhận từ trước; không ghi gì thêm.",
              "  %d answers had been taken before; nothing was added.", receipt.answers().known()));
    }
    tellSuperseded(out, receipt);
    List<Problem> all = receipt.problems(name, language.language());
    for (Problem problem : all.subList(0, Math.min(PROBLEMS_SHOWN, all.size()))) {
      String cell = problem.cell().isEmpty() ? "" : "!" + problem.cell();
      out.println("  " + problem.sheet() + cell + ": " + problem.message());
    }
    if (all.size() > PROBLEMS_SHOWN) {
      out.println(
          say("  … và %d vấn đề nữa", "  … and %d more problems", all.size() - PROBLEMS_SHOWN));
    }
    if (problems != null && !all.isEmpty()) {
      Files.createDirectories(problems);
      ProblemList.write(all, problems.resolve(name + ".problems.csv"));
      MarkedCopies.write(file.toAbsolutePath().getParent(), all, problems);
    }
  }

  private void tellSuperseded(PrintWriter out, Reception.Receipt receipt) {
    Map<Long, List<Table>> bySubmission = new TreeMap<>();
    for (Submissions.Superseded one : receipt.superseded()) {
      bySubmission.computeIfAbsent(one.submission(), any -> new ArrayList<>()).add(one.table());
    }
    bySubmission.forEach(
        (submission, tables) ->
            out.println(
                say(
                    "  Thay cho bài nộp số %d: %s.",
                    "  Takes the place of submission %d: %s.",
                    submission,
                    tables.stream()
                        .map(table -> table.name(language.language()))
                        .collect(Collectors.joining(", ")))));
  }

  private String say(String vietnamese, String english, Object... values) {
    return (language.language() == Language.VI ? vietnamese : english).formatted(values);
  }
}
