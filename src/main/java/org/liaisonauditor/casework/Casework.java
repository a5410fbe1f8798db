package org.liaisonauditor.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.history.History;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;

/** The work on findings: who is asked, who answers, what the inspector makes of it. */
public final class Casework {

  private static final String GUARD = "cases";

  private final Database database;
  private final KeptFiles files;
  private final CaseRecords records;
  private final History history;
  private final CaseStepWitness witness;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * The work on findings.
   *
   * @param history records each step
   * @param zone whose days count
   */
  public Casework(Database database, History history, Clock clock, ZoneId zone) {
    this.history = history;
    this.witness = new CaseStepWitness(database);
    this.database = database;
    this.files = new KeptFiles(database);
    this.records = new CaseRecords(database);
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A step on a finding.
   *
   * @param pack code of the rule pack
   * @param run number of the audit in which the finding was looked up
   * @param finding what the step is about
   * @param step what is to be done
   */
  public record Request(String pack, long run, CaseFinding finding, NewStep step) {}

  /**
   * Takes steps: all, or none.
   *
   * @return the cases after them, in the order of the requests
   * @throws CaseRefused with every reason, where a step is not allowed as things stand
   */
  public List<FindingCase> take(List<Request> requests) throws CaseRefused {
    List<String> reasons = new ArrayList<>(unsound(requests));
    if (!reasons.isEmpty()) {
      throw new CaseRefused(reasons);
    }
    List<FindingCase> cases =
        database.inTransaction(
            () -> {
              database.lock(GUARD);
              for (Request request : requests) {
                CaseMoves.refusal(there(request), request.step().kind(), today())
                    .ifPresent(why -> reasons.add(request.finding() + ": " + why + "."));
              }
              if (!reasons.isEmpty()) {
                return null;
              }
              List<FindingCase> taken = requests.stream().map(this::take).toList();
              // Last, since nobody else can append until the transaction ends.
              taken.forEach(one -> history.append(witness, CaseStepWitness.what(one)));
              return taken;
            });
    if (cases == null) {
      throw new CaseRefused(reasons);
    }
    return cases;
  }

  /** What is wrong with requests, however things stand. */
  private List<String> unsound(List<Request> requests) {
    List<String> reasons = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    LocalDate today = today();
    for (Request request : requests) {
      CaseFinding finding = request.finding();
      NewStep step = request.step();
      if (!seen.add(List.of(request.pack(), finding.fingerprint(), finding.occurrence()))) {
        reasons.add(finding + ": it is named twice; take one step at a time.");
      }
      StepChecks.name(step.signed().by())
          .ifPresent(
              fault -> reasons.add(finding + ": the name of who does it " + fault.en() + "."));
      StepChecks.words(step.signed().why())
          .ifPresent(fault -> reasons.add(finding + ": the reason or answer " + fault.en() + "."));
      if (step.due() != null && !step.due().isAfter(today)) {
        reasons.add(
            finding
                + ": the day to answer, "
                + step.due()
                + ", is not later than today, "
                + today
                + ".");
      }
      Set<String> names = new HashSet<>();
      for (Path file : step.evidence()) {
        EvidenceChecks.fault(file)
            .ifPresent(
                fault -> reasons.add(finding + ": the file " + file + ": " + fault.en() + "."));
        if (!names.add(file.getFileName().toString())) {
          reasons.add(finding + ": two files are named " + file.getFileName() + "; rename one.");
        }
      }
      if (step.answer() == CaseStep.Answer.EVIDENCE && step.evidence().isEmpty()) {
        reasons.add(finding + ": an answer of the kind EVIDENCE needs a file (--evidence).");
      }
    }
    return reasons;
  }

  private FindingCase there(Request request) {
    return records.find(request.pack(), request.finding()).orElse(null);
  }

  private FindingCase take(Request request) {
    FindingCase there = there(request);
    long number =
        there == null
            ? records.open(request.pack(), request.run(), request.finding())
            : there.number();
    NewStep step = request.step();
    List<CaseStep.Evidence> evidence = new ArrayList<>();
    for (Path file : step.evidence()) {
      try {
        evidence.add(new CaseStep.Evidence(file.getFileName().toString(), files.keep(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("The file " + file + " can't be read", e);
      }
    }
    records.add(
        number,
        new CaseStep(
            there == null ? 1 : there.steps().size() + 1,
            step.kind(),
            step.role(),
            step.signed(),
            step.due(),
            step.answer(),
            step.outcome(),
            evidence,
            step.units()));
    return records.find(number).orElseThrow();
  }

  /**
   * Writes an evidence file as it came.
   *
   * @param target a new file
   * @throws IOException where it can't be written, or what was kept is damaged
   */
  public void copyTo(CaseStep.Evidence evidence, Path target) throws IOException {
    files.copyTo(evidence.sha256(), target);
    if (!Bundles.hashOfFile(target).equals(evidence.sha256())) {
      throw new IOException(
          target
              + " is not what was kept (SHA-256 "
              + evidence.sha256()
              + "): the store is damaged");
    }
  }

  /** The case of a number. */
  public Optional<FindingCase> find(long number) {
    return records.find(number);
  }

  /** The case of a finding; empty where nothing has been done about this occurrence. */
  public Optional<FindingCase> find(String pack, CaseFinding finding) {
    return records.find(pack, finding);
  }

  /** The cases of a pack, of every occurrence, by number. */
  public List<FindingCase> all(String pack) {
    return records.all(pack);
  }

  /** The cases of earlier occurrences of a finding that came back, the first one first. */
  public List<FindingCase> earlier(String pack, CaseFinding finding) {
    return records.all(pack, finding.fingerprint()).stream()
        .filter(one -> one.finding().occurrence() < finding.occurrence())
        .toList();
  }

  /**
   * The findings that may leave the inspectors' circle with the names in them: those answered, and
   * those whose time to answer is over.
   *
   * @return fingerprints with the occurrence, as {@code fingerprint/occurrence}
   */
  public Set<String> heard(String pack, LocalDate day) {
    return records.all(pack).stream()
        .filter(one -> one.heard(day))
        .map(one -> heardKey(one.finding().fingerprint(), one.finding().occurrence()))
        .collect(Collectors.toSet());
  }

  /** How {@link #heard} names an occurrence of a finding. */
  public static String heardKey(String fingerprint, int occurrence) {
    return fingerprint + "/" + occurrence;
  }

  /** The day it is, where the organization is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
