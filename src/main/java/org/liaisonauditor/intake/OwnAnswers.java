package org.liaisonauditor.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.store.StoredProblem;

/** The answers in a file that is handed in, by themselves and by what the store knows. */
final class OwnAnswers {

  private OwnAnswers() {}

  private record NoAnswers(List<StoredProblem> problems) implements AnswerDesk.Judged {
    @Override
    public boolean brings() {
      return false;
    }

    @Override
    public AnswerDesk.Taken take(long submission) {
      return AnswerDesk.Taken.NONE;
    }
  }

  /**
   * Judges them.
   *
   * @param desk knows what was asked; null = no answers are taken here
   */
  static AnswerDesk.Judged judge(
      AnswerDesk desk, Reception.HandedIn handedIn, Layouts layouts, Reading reading)
      throws IOException {
    if (desk == null || reading.answers().isEmpty()) {
      return new NoAnswers(List.of());
    }
    List<StoredProblem> own = new ArrayList<>();
    List<Problems.Located> vietnamese = reading.answerProblems().located();
    if (!vietnamese.isEmpty()) {
      List<Problems.Located> english =
          Reception.read(handedIn, layouts, Language.EN).answerProblems().located();
      for (int i = 0; i < vietnamese.size(); i++) {
        StoredProblem one = vietnamese.get(i).stored(english.get(i).problem());
        own.add(
            new StoredProblem(
                AnswerDesk.PROBLEM,
                one.severity(),
                one.sheetIndex(),
                one.row(),
                one.column(),
                one.sheet(),
                one.cell(),
                one.found(),
                one.allowed(),
                one.message()));
      }
    }
    boolean any = false;
    List<Answer> all = new ArrayList<>();
    for (AnswerRows sheet : reading.answers()) {
      all.addAll(sheet.answers());
      any |= sheet.filled() > 0;
    }
    if (!any) {
      Place sheet = reading.answers().getFirst().sheet;
      own.add(
          new StoredProblem(
              AnswerDesk.PROBLEM,
              Problem.Severity.WARNING,
              sheet.sheet(),
              0,
              0,
              sheet.ref().sheet(),
              "",
              "",
              new Text("", ""),
              new Text(
                  "Trang này chưa có trả lời nào. Nếu đã trả lời, hãy ghi vào các cột trả lời, lưu"
                      + " tệp rồi gửi lại.",
                  "This sheet holds no answer yet. If you have answered, fill in the columns of the"
                      + " answer, save the file and send it again.")));
    }
    AnswerDesk.Judged judged = desk.judge(handedIn, all);
    List<StoredProblem> problems = new ArrayList<>(own);
    problems.addAll(judged.problems());
    return new AnswerDesk.Judged() {
      @Override
      public List<StoredProblem> problems() {
        return problems;
      }

      @Override
      public boolean brings() {
        return judged.brings();
      }

      @Override
      public AnswerDesk.Taken take(long submission) {
        return judged.take(submission);
      }
    };
  }
}
