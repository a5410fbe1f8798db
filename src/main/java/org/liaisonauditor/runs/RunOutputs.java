package org.liaisonauditor.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.MarkedCopies;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.ProblemList;
import org.liaisonauditor.reports.ReportDefinition;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.WholeFolder;

/** Writes the folder of a run. */
final class RunOutputs {

  private final RunFolders folders;
  private final KeptFiles files;
  private final String programVersion;

  RunOutputs(RunFolders folders, KeptFiles files, String programVersion) {
    this.folders = folders;
    this.files = files;
    this.programVersion = programVersion;
  }

  /** What was written, by which definitions, and what it says in numbers. */
  record Written(
      List<Run.Output> files,
      ReportDefinition definition,
      List<RuleState> rules,
      Run.Counts counts) {}

  /**
   * Writes all outputs; the folder appears whole.
   *
   * @param result what was found, without what is accepted
   * @param lives of these findings; null = they have none
   * @param accepted what exceptions did
   */
  Written write(Run run, AuditResult result, Lives lives, Accepted accepted, InputSummary input)
      throws IOException {
    Path folder = folders.of(run.number());
    ReportDefinition definition = definition(run);
    WholeFolder.appear(
        folder,
        part ->
            new AuditOutputs(definition, run.language(), programVersion)
                .write(result, lives, accepted, input, part));
    return new Written(
        outputs(folder),
        definition,
        result.rules(),
        new Run.Counts(
            result.counts().branches(),
            result.counts().members(),
            result.findings().size(),
            result.commendations().size(),
            (int) result.couldNotRun().stream().map(CouldNotRun::rule).distinct().count(),
            input.unusableRows()));
  }

  private ReportDefinition definition(Run run) throws IOException {
    try {
      return ReportDefinition.kept(folders.bundle(run.reportsBundle(), "reports"));
    } catch (DefinitionException e) {
      throw new IllegalArgumentException("The report definitions are refused: " + e.faults(), e);
    }
  }

  private static List<Run.Output> outputs(Path folder) throws IOException {
    List<Run.Output> outputs = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        outputs.add(
            new Run.Output(
                folder.relativize(file).toString().replace('\\', '/'),
                AuditOutputs.sha256(file),
                Files.size(file)));
      }
    }
    outputs.sort(Comparator.comparing(Run.Output::path, CodePoints.ORDER));
    return outputs;
  }

  /** Writes what the clerks need to mend: the problem list and marked copies. */
  List<Run.Output> writeRefusal(Run run, InputSummary input, List<Submission> set)
      throws IOException {
    WholeFolder.appear(
        folders.of(run.number()),
        part -> {
          ProblemList.write(input.problems(), part.resolve("problems.csv"));
          Path copies = Files.createTempDirectory("submissions");
          try {
            for (int i = 0; i < set.size(); i++) {
              String path = input.files().get(i).path();
              if (input.problems().stream()
                  .anyMatch(
                      problem ->
                          problem.severity() == Problem.Severity.ERROR
                              && problem.file().equals(path))) {
                Files.createDirectories(copies.resolve(path).getParent());
                files.copyTo(set.get(i).sha256(), copies.resolve(path));
              }
            }
            List<Problem> errors =
                input.problems().stream()
                    .filter(problem -> Files.exists(copies.resolve(problem.file())))
                    .toList();
            MarkedCopies.write(copies, errors, part.resolve("marked"));
          } finally {
            WholeFolder.remove(copies);
          }
        });
    return outputs(folders.of(run.number()));
  }
}
