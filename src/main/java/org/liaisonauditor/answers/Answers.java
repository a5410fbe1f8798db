package org.liaisonauditor.answers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.liaisonauditor.casework.CaseRefused;
import org.liaisonauditor.casework.CaseState;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.EvidenceChecks;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.casework.StepChecks;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Sha256;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.history.History;
import org.liaisonauditor.intake.Answer;
import org.liaisonauditor.intake.AnswerColumn;
import org.liaisonauditor.intake.AnswerDesk;
import org.liaisonauditor.intake.EvidenceNames;
import org.liaisonauditor.intake.Names;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.StoredProblem;
import org.liaisonauditor.workbook.Address;

/**
 * Takes the answers of workbooks to the findings that they are about. An answer that says the same
 * as one that was taken is the same answer, however often it is sent.
 */
public final class Answers implements AnswerDesk {

  /** Letters shown of a cell that is too long. */
  private static final int MOST_SHOWN = 100;

  private final AnswerRecords records;
  private final Casework casework;
  private final AuditedFindings audits;
  private final History history;
  private final AnswersWitness witness;
  private final Clock clock;

  public Answers(
      Database database, Casework casework, AuditedFindings audits, History history, Clock clock) {
    this.records = new AnswerRecords(database);
    this.casework = casework;
    this.audits = audits;
    this.history = history;
    this.witness = new AnswersWitness(database);
    this.clock = clock;
  }

  @Override
  public Judged judge(Reception.HandedIn handedIn, List<Answer> answers) {
    return new Judging(handedIn).of(answers);
  }

  /**
   * An answer that can be taken.
   *
   * @param hash of what it says
   */
  private record Sound(Answer answer, String hash, Casework.Request request) {}

  /** Looks through the answers of one file. */
  private final class Judging {

    private final Reception.HandedIn handedIn;
    private final Map<String, Path> evidence = new TreeMap<>();
    private final Set<String> twice = new TreeSet<>();
    private final Set<String> named = new HashSet<>();
    private final Map<AuditName, List<AuditedFindings.Audited>> known = new HashMap<>();
    private final Map<String, Answer> seen = new HashMap<>();
    private final List<StoredProblem> problems = new ArrayList<>();
    private final Map<String, Sound> sound = new LinkedHashMap<>();
    private int before;

    Judging(Reception.HandedIn handedIn) {
      this.handedIn = handedIn;
      for (Path file : handedIn.evidence()) {
        String name = Names.clean(file.getFileName().toString());
        if (evidence.put(name, file) != null) {
          twice.add(name);
        }
      }
    }

    Judged of(List<Answer> answers) {
      answers.forEach(this::judge);
      evidence.keySet().stream().filter(name -> !named.contains(name)).forEach(this::tellUnnamed);
      twice.forEach(this::tellTwice);
      return new Judged() {
        @Override
        public boolean brings() {
          return !sound.isEmpty();
        }

        @Override
        public List<StoredProblem> problems() {
          return List.copyOf(problems);
        }

        @Override
        public Taken take(long submission) throws Overtaken {
          return Judging.this.take(submission);
        }
      };
    }

    private void judge(Answer answer) {
      int faults = problems.size();
      answer.evidence().forEach(name -> fileName(name).ifPresent(named::add));
      if (answer.audit() == null || answer.fingerprint() == null) {
        AnswerColumn lacks =
            answer.fingerprint() == null ? AnswerColumn.FINGERPRINT : AnswerColumn.AUDIT;
        fault(
            answer,
            lacks,
            "",
            "Dòng này thiếu ô ẩn cho biết đang trả lời vấn đề nào. Hãy chép lại trả lời vào dòng"
                + " tương ứng của tệp đã nhận.",
            "This row lacks the hidden cell that says which finding it answers. Put the answer into"
                + " its row of the workbook that you were sent.");
        return;
      }
      AuditName name = AuditName.of(answer.audit()).orElse(null);
      List<AuditedFindings.Audited> runs =
          name == null ? List.of() : known.computeIfAbsent(name, audits::of);
      if (runs.isEmpty()) {
        fault(
            answer,
            AnswerColumn.AUDIT,
            answer.audit(),
            "Ở đây không có lần kiểm tra “%1$s”: tệp này thuộc lần kiểm tra khác, hoặc ô ẩn đã bị"
                + " sửa. Hãy trả lời vào tệp của lần kiểm tra đã nhận.",
            "There is no audit “%1$s” here: the workbook is of another audit, or the hidden cell"
                + " was edited. Answer in the workbook that you were sent.");
        return;
      }
      AuditedFindings.Audited run =
          runs.stream()
              .filter(one -> one.findings().containsKey(answer.fingerprint()))
              .findFirst()
              .orElse(null);
      if (run == null) {
        fault(
            answer,
            AnswerColumn.FINGERPRINT,
            answer.fingerprint(),
            "Lần kiểm tra này không có vấn đề nào mang mã nhận diện “%1$s”; ô ẩn có thể đã bị sửa."
                + " Hãy chép lại trả lời vào dòng tương ứng của tệp đã nhận.",
            "The audit found nothing with the fingerprint “%1$s”; the hidden cell may have been"
                + " edited. Put the answer into its row of the workbook that you were sent.");
        return;
      }
      judge(answer, name, run, faults);
    }

    private void judge(
        Answer answer, AuditName name, AuditedFindings.Audited run, int faultsBefore) {
      AuditedFindings.Found found = run.findings().get(answer.fingerprint());
      Answer first = seen.putIfAbsent(answer.fingerprint(), answer);
      // Who is not above the unit learns nothing of the finding, be it that it is there.
      List<String> units =
          found.answerable().stream()
              .filter(unit -> above(handedIn.unit(), unit, run.units()))
              .toList();
      if (units.isEmpty()) {
        fault(
            answer,
            AnswerColumn.UNIT,
            handedIn.unit(),
            "Vấn đề ở dòng này thuộc trách nhiệm của đơn vị khác, không thuộc %1$s. Hãy xóa phần"
                + " trả lời ở dòng này, hoặc để đơn vị có trách nhiệm gửi.",
            "The finding of this row is another unit's to answer, not %1$s's. Clear the answer of"
                + " this row, or have the answerable unit send it.");
        return;
      }
      if (differs(answer.subject(), found.finding().subject())
          || differs(answer.message(), found.message().vi())
              && differs(answer.message(), found.message().en())) {
        fault(
            answer,
            AnswerColumn.FINGERPRINT,
            answer.fingerprint(),
            "Mã nhận diện ở dòng này là của vấn đề khác (%2$s, %3$s) với nội dung ghi trên dòng."
                + " Có thể chỉ sắp xếp một số cột, hoặc ô đã bị sửa. Hãy chép lại trả lời vào dòng"
                + " tương ứng của tệp đã nhận.",
            "The fingerprint of this row is that of another finding (%2$s, %3$s) than the row"
                + " shows. Perhaps some columns were sorted without the others, or a cell was"
                + " edited. Put the answer into its row of the workbook that you were sent.",
            found.finding().rule(),
            found.finding().subject());
        return;
      }
      if (given(answer, AnswerColumn.UNIT, answer.unit(), unit(answer, found))
          | given(answer, AnswerColumn.SEVERITY, answer.severity(), found.severity().title())
          | given(answer, AnswerColumn.RULE, answer.rule(), found.rule())) {
        return;
      }
      if (first != null) {
        fault(
            answer,
            AnswerColumn.FINGERPRINT,
            "",
            "Vấn đề này đã được trả lời ở dòng %2$d. Hãy giữ một trả lời và xóa trả lời còn lại.",
            "This finding is answered in row %2$d already. Keep one of the answers and clear the"
                + " other.",
            first.row());
        return;
      }
      String hash = hash(name.pack(), found, answer);
      if (!records.known(List.of(hash)).isEmpty()) {
        String files = otherFiles(name, found, answer);
        hash = files.isEmpty() ? hash : Sha256.hex(hash + files);
        if (files.isEmpty() || !records.known(List.of(hash)).isEmpty()) {
          before++;
          return;
        }
      }
      judgeAsThingsStand(answer, name, found);
      judgeWords(answer);
      List<Path> files = files(answer);
      if (problems.size() == faultsBefore) {
        Signed signed =
            new Signed(
                answer.by(), System.getProperty("user.name"), clock.instant(), answer.words());
        sound.put(
            hash,
            new Sound(
                answer,
                hash,
                new Casework.Request(
                    name.pack(),
                    run.run(),
                    found.finding(),
                    NewStep.answer(CaseStep.Role.UNIT, answer.kind(), signed, files, units))));
      }
    }

    /** Tells of a cell that was given and says something else now. */
    private boolean given(Answer answer, AnswerColumn column, String cell, Text text) {
      boolean edited = differs(cell, text.vi()) && differs(cell, text.en());
      if (edited) {
        fault(
            answer,
            column,
            cell,
            "Ô này đã bị sửa thành “%1$s”; trong tệp đã gửi là “%2$s”. Hãy ghi lại như cũ.",
            "This cell was changed to “%1$s”; the workbook that was sent has “%3$s”. Put that"
                + " back.",
            text.vi(),
            text.en());
      }
      return edited;
    }

    /** Of several units that answer each is asked under its own code. */
    private static Text unit(Answer answer, AuditedFindings.Found found) {
      String code =
          found.answerable().stream()
              .filter(one -> !differs(answer.unit(), one))
              .findFirst()
              .orElse(found.finding().unit());
      return new Text(code, code);
    }

    private void judgeAsThingsStand(Answer answer, AuditName name, AuditedFindings.Found found) {
      FindingCase there = casework.find(name.pack(), found.finding()).orElse(null);
      if (there != null && there.state() == CaseState.CLOSED) {
        fault(
            answer,
            AnswerColumn.KIND,
            "",
            "Vấn đề này đã khép lại (hồ sơ số %2$d), không cần trả lời nữa. Hãy xóa phần trả lời ở"
                + " dòng này.",
            "This finding is closed (case %2$d) and needs no more answer. Clear the answer of this"
                + " row.",
            there.number());
      } else if (there == null && found.gone() != null) {
        fault(
            answer,
            AnswerColumn.KIND,
            "",
            "Lần kiểm tra sau (%2$s) không còn vấn đề này, không cần trả lời nữa. Hãy xóa phần trả"
                + " lời ở dòng này.",
            "A later audit (%2$s) no longer finds this, so it needs no answer. Clear the answer of"
                + " this row.",
            found.gone());
      }
      LocalDate today = casework.today();
      if (answer.on() != null && answer.on().isAfter(today)) {
        fault(
            answer,
            AnswerColumn.ON,
            answer.on().toString(),
            "Ngày trả lời %1$s sau hôm nay, %2$s. Hãy sửa lại ngày.",
            "The day of the answer, %1$s, is later than today, %2$s. Correct the day.",
            today);
      }
    }

    private void judgeWords(Answer answer) {
      StepChecks.words(answer.words())
          .ifPresent(
              why ->
                  fault(
                      answer,
                      AnswerColumn.WORDS,
                      beginning(answer.words()),
                      "Nội dung trả lời %2$s.",
                      "The answer %3$s.",
                      why.vi(),
                      why.en()));
      StepChecks.name(answer.by())
          .ifPresent(
              why ->
                  fault(
                      answer,
                      AnswerColumn.BY,
                      beginning(answer.by()),
                      "Tên người trả lời %2$s.",
                      "The name of who answers %3$s.",
                      why.vi(),
                      why.en()));
      if (answer.kind() == CaseStep.Answer.EVIDENCE && answer.evidence().isEmpty()) {
        fault(
            answer,
            AnswerColumn.EVIDENCE,
            "",
            "Trả lời bằng minh chứng thì phải nêu tên tệp minh chứng ở ô này và gửi kèm tệp.",
            "An answer by evidence names the evidence file in this cell; send it along.");
      }
    }

    /**
     * What tells the files that came with an answer from those that were kept with it before; blank
     * where none came, or all of them are kept.
     */
    private String otherFiles(AuditName name, AuditedFindings.Found found, Answer answer) {
      Set<String> kept =
          casework
              .find(name.pack(), found.finding())
              .map(
                  there ->
                      there.steps().stream()
                          .flatMap(step -> step.evidence().stream())
                          .map(CaseStep.Evidence::sha256)
                          .collect(Collectors.toSet()))
              .orElse(Set.of());
      List<String> hashes =
          answer.evidence().stream()
              .flatMap(one -> fileName(one).stream())
              .map(one -> hashOf(evidence.get(one)))
              .sorted()
              .toList();
      return kept.containsAll(hashes) ? "" : String.join(";", hashes);
    }

    private Optional<String> fileName(String said) {
      return EvidenceNames.meant(said, evidence.keySet());
    }

    private List<Path> files(Answer answer) {
      List<Path> files = new ArrayList<>();
      for (String name : answer.evidence()) {
        Path file = fileName(name).map(evidence::get).orElse(null);
        if (file == null) {
          fault(
              answer,
              AnswerColumn.EVIDENCE,
              name,
              "Tệp minh chứng “%1$s” không được gửi kèm (%2$s). Hãy gửi lại cùng với tệp đó (đặt"
                  + " cùng thư mục), hoặc sửa tên tệp ở ô này.",
              "The evidence file “%1$s” was not sent along (%2$s). Send it along (--evidence, or"
                  + " in the same folder of the inbox), or correct the name in this cell.",
              evidence.isEmpty() ? "–" : String.join(", ", evidence.keySet()));
          continue;
        }
        Text why = EvidenceChecks.fault(file).orElse(null);
        if (why != null) {
          fault(
              answer,
              AnswerColumn.EVIDENCE,
              name,
              "Tệp minh chứng “%1$s” không nhận được: %2$s.",
              "The evidence file “%1$s” can't be taken: %3$s.",
              why.vi(),
              why.en());
        } else if (!files.contains(file)) {
          files.add(file);
        }
      }
      return files;
    }

    private void tellUnnamed(String name) {
      tell(
          name,
          "Tệp minh chứng “%s” không được nêu ở trả lời nào. Hãy ghi tên tệp vào cột “%s”."
              .formatted(name, AnswerColumn.EVIDENCE.title(Language.VI)),
          "No answer names the evidence file “%s”. Write its name into the column “%s”."
              .formatted(name, AnswerColumn.EVIDENCE.title(Language.EN)));
    }

    private void tellTwice(String name) {
      tell(
          name,
          "Hai tệp minh chứng cùng tên “%s”. Hãy đổi tên một tệp, cả trong ô.".formatted(name),
          "Two evidence files are named “%s”. Rename one, in the cell too.".formatted(name));
    }

    private void tell(String name, String vietnamese, String english) {
      problems.add(
          new StoredProblem(
              PROBLEM,
              Problem.Severity.ERROR,
              -1,
              0,
              0,
              "",
              "",
              name,
              new Text("", ""),
              new Text(vietnamese, english)));
    }

    /**
     * Notes a fault of a cell.
     *
     * @param found what was found, the first argument of the texts
     */
    private void fault(
        Answer answer,
        AnswerColumn column,
        String found,
        String vietnamese,
        String english,
        Object... more) {
      Object[] arguments = new Object[more.length + 1];
      arguments[0] = found;
      System.arraycopy(more, 0, arguments, 1, more.length);
      String letters = answer.columns().getOrDefault(column, "A");
      String cell = letters + answer.row();
      problems.add(
          new StoredProblem(
              PROBLEM,
              Problem.Severity.ERROR,
              answer.sheetIndex(),
              answer.row(),
              Address.column(cell),
              answer.sheet(),
              cell,
              found,
              new Text("", ""),
              new Text(
                  String.format(Locale.ROOT, vietnamese, arguments),
                  String.format(Locale.ROOT, english, arguments))));
    }

    private Taken take(long submission) {
      if (sound.isEmpty()) {
        return new Taken(0, before);
      }
      records.lock();
      if (!records.known(sound.keySet()).isEmpty()) {
        throw new Overtaken("the same answers were taken meanwhile", null);
      }
      List<Sound> all = List.copyOf(sound.values());
      try {
        List<FindingCase> cases = casework.take(all.stream().map(Sound::request).toList());
        for (int i = 0; i < all.size(); i++) {
          Sound one = all.get(i);
          records.add(one.hash(), submission, one.answer().row(), one.answer().on(), cases.get(i));
        }
        history.append(witness, Long.toString(submission));
      } catch (CaseRefused refused) {
        throw new Overtaken(refused.getMessage(), refused);
      }
      return new Taken(all.size(), before);
    }
  }

  /** Whether a unit is another one, or above it. */
  static boolean above(String unit, String below, UnitDirectory units) {
    Set<String> seen = new HashSet<>();
    String code = below;
    while (code != null && seen.add(code)) {
      if (code.equals(unit)) {
        return true;
      }
      code = units.find(code).map(one -> one.parent()).orElse(null);
    }
    return false;
  }

  /**
   * Whether a cell says something else; a blank one says nothing, and … stands for a name that was
   * left out.
   */
  private static boolean differs(String cell, String text) {
    if (cell == null) {
      return false;
    }
    String shown =
        Arrays.stream(plain(cell).split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return !Pattern.compile(shown).matcher(plain(text)).matches();
  }

  /** Programs write line breaks and spaces in ways of their own. */
  private static String plain(String text) {
    return Names.clean(text).replaceAll("[\\s\\p{Z}]+", " ");
  }

  private static String hash(String pack, AuditedFindings.Found found, Answer answer) {
    String content =
        String.join(
            "\n",
            pack,
            found.finding().fingerprint(),
            String.valueOf(found.finding().occurrence()),
            answer.kind().name(),
            plain(answer.words()),
            String.valueOf(answer.on()),
            plain(answer.by()),
            answer.evidence().stream().sorted().collect(Collectors.joining(";")));
    return Sha256.hex(content);
  }

  private static String hashOf(Path file) {
    try {
      return Bundles.hashOfFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " can't be read", e);
    }
  }

  private static String beginning(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
