package org.liaisonauditor.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.liaisonauditor.casework.EvidenceChecks;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.intake.EvidenceNames;
import org.liaisonauditor.intake.Names;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in deliveries, each file by itself: a copy is read and kept, then the file is moved. */
final class Taking {

  private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

  /** Who sends what lies in the inbox: nobody has said. */
  private static final String SENT_BY = "inbox";

  private static final String WORKBOOK = ".xlsx";

  private static final String NOTE = "delivery.properties";

  private final Path inbox;
  private final Path work;
  private final Outcomes outcomes;
  private final Supplier<Reception> reception;
  private final Submissions submissions;
  private final Clock clock;
  private final Language language;

  /**
   * Takes in what lies in an inbox.
   *
   * @param work a hidden folder of the inbox for copies and the note of the delivery
   * @param reception asked for with every file, as the rule pack may not be readable for a time
   * @param language of the problem lists and marked copies
   */
  Taking(
      Path inbox,
      Path work,
      Outcomes outcomes,
      Supplier<Reception> reception,
      Submissions submissions,
      Clock clock,
      Language language) {
    this.inbox = inbox;
    this.work = work;
    this.outcomes = outcomes;
    this.reception = reception;
    this.submissions = submissions;
    this.clock = clock;
    this.language = language;
  }

  /** Hears what could not be taken in. */
  interface Faults {
    void add(Delivery.Item file, Exception failure);
  }

  /** Goes on with the delivery that was cut off, if there is one. */
  void resume(BooleanSupplier stopping, Faults faults) throws IOException {
    try (Stream<Path> left = Files.list(work)) {
      for (Path path : left.filter(Files::isDirectory).toList()) {
        Outcomes.remove(path);
      }
    }
    Path note = work.resolve(NOTE);
    if (Files.exists(note)) {
      goOn(Delivery.read(note), stopping, faults);
    }
  }

  /** Takes in files of one unit as one delivery. */
  void take(String unit, List<Dropped> files, BooleanSupplier stopping, Faults faults)
      throws IOException {
    Set<Path> evidence = evidence(files);
    Delivery delivery =
        new Delivery(
            unit,
            // As coarse as databases keep time, so that it can be compared.
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            0,
            files.stream()
                .map(
                    file ->
                        new Delivery.Item(
                            below(file.path()),
                            file.stamp(),
                            evidence.contains(file.path())
                                ? Delivery.Role.EVIDENCE
                                : Delivery.Role.SUBMISSION,
                            ""))
                .toList());
    delivery.write(work.resolve(NOTE));
    goOn(delivery, stopping, faults);
  }

  /** Those of some files that answers to findings in the others name. */
  private static Set<Path> evidence(List<Dropped> files) {
    Set<Path> evidence = new HashSet<>();
    if (files.size() == 1) {
      return evidence;
    }
    List<Path> paths = files.stream().map(Dropped::path).toList();
    for (Dropped file : files) {
      if (file.name().toLowerCase(Locale.ROOT).endsWith(WORKBOOK)) {
        Set<String> named = EvidenceNames.of(file.path());
        // A workbook that names itself is still to be taken in.
        evidence.addAll(
            named(named, paths.stream().filter(one -> !one.equals(file.path())).toList()));
      }
    }
    return evidence;
  }

  private static List<Path> named(Set<String> said, List<Path> files) {
    Map<String, Path> byName = new LinkedHashMap<>();
    files.forEach(file -> byName.put(Names.clean(file.getFileName().toString()), file));
    return said.stream()
        .flatMap(name -> EvidenceNames.meant(name, byName.keySet()).stream())
        .map(byName::get)
        .distinct()
        .toList();
  }

  /** The path of a file below the inbox. */
  String below(Path file) {
    return inbox.relativize(file).toString();
  }

  private void goOn(Delivery begun, BooleanSupplier stopping, Faults faults) throws IOException {
    Delivery delivery = begun;
    for (Delivery.Item file : begun.files(Delivery.Role.SUBMISSION)) {
      if (stopping.getAsBoolean()) {
        return;
      }
      Path folder = Files.createTempDirectory(work, "file-");
      try {
        delivery = one(delivery, file, folder);
      } catch (IOException | RuntimeException e) {
        faults.add(file, e);
        // They wait with the workbook that names them.
        delivery.files(Delivery.Role.EVIDENCE).stream()
            .filter(one -> one.target().isEmpty())
            .forEach(one -> faults.add(one, e));
      } finally {
        Outcomes.remove(folder);
      }
    }
    for (Delivery.Item file : delivery.files(Delivery.Role.EVIDENCE)) {
      try {
        putAway(file);
      } catch (IOException | RuntimeException e) {
        faults.add(file, e);
      }
    }
    Files.delete(work.resolve(NOTE));
  }

  /** Evidence goes where the workbook went that named it, unless it is another file by now. */
  private void putAway(Delivery.Item file) throws IOException {
    Path there = inbox.resolve(file.path());
    if (!file.target().isEmpty() && file.stamp().equals(Dropped.Stamp.of(there))) {
      Files.move(there, inbox.resolve(file.target()));
    }
  }

  /**
   * Copies of the evidence files that a workbook names, each under its own name; null where one of
   * them is being changed, so that the workbook has to wait. What is too large anyway is not
   * copied.
   */
  private Map<Delivery.Item, Path> evidence(Delivery delivery, Path workbook, Path to)
      throws IOException {
    List<Delivery.Item> all = delivery.files(Delivery.Role.EVIDENCE);
    Map<Delivery.Item, Path> copies = new LinkedHashMap<>();
    if (all.isEmpty()) {
      return copies;
    }
    List<Path> paths = all.stream().map(item -> inbox.resolve(item.path())).toList();
    Set<String> names = EvidenceNames.of(workbook);
    List<Path> named = named(names, paths);
    Path folder = Files.createDirectory(to.resolve("evidence"));
    for (Delivery.Item item : all) {
      Path file = inbox.resolve(item.path());
      if (!named.contains(file) || Dropped.Stamp.of(file) == null) {
        continue;
      }
      if (item.stamp().size() > EvidenceChecks.MAX_BYTES) {
        copies.put(item, file);
        continue;
      }
      Path copy = folder.resolve(file.getFileName());
      Files.copy(file, copy);
      if (!item.stamp().equals(Dropped.Stamp.of(file))) {
        return null;
      }
      copies.put(item, copy);
    }
    return copies;
  }

  private Delivery one(Delivery delivery, Delivery.Item item, Path use) throws IOException {
    Path file = inbox.resolve(item.path());
    if (!item.stamp().equals(Dropped.Stamp.of(file))) {
      return delivery;
    }
    Path snapshot = Files.createDirectory(use.resolve("copy")).resolve(file.getFileName());
    Files.copy(file, snapshot);
    if (!item.stamp().equals(Dropped.Stamp.of(file))) {
      return delivery;
    }
    Map<Delivery.Item, Path> evidence = evidence(delivery, snapshot, use);
    if (evidence == null) {
      return delivery;
    }
    Reception.Receipt receipt =
        reception
            .get()
            .receive(
                new Reception.HandedIn(
                    snapshot,
                    file.getFileName().toString(),
                    delivery.unit(),
                    SENT_BY,
                    NewSubmission.Door.INBOX,
                    0,
                    Submissions.Supersede.SAME_RECORDS,
                    List.copyOf(evidence.values())),
                delivery.number());
    Submission submission = submissions.find(receipt.number());
    Delivery next = delivery;
    // A file that is known since this delivery began was kept before the program was killed.
    if (delivery.number() == 0 && !submission.receivedAt().isBefore(delivery.begun())) {
      next = delivery.numbered(submission.delivery());
      next.write(work.resolve(NOTE));
    }
    Path target =
        outcomes.target(receipt.accepted(), receipt.number(), file.getFileName().toString());
    outcomes.putBeside(
        target,
        receipt.accepted(),
        snapshot,
        receipt.problems(file.getFileName().toString(), language));
    for (Delivery.Item one : evidence.keySet()) {
      Path name = inbox.resolve(one.path()).getFileName();
      boolean better = one.target().isEmpty() || receipt.accepted();
      if (better) {
        next =
            next.with(
                one, below(outcomes.target(receipt.accepted(), receipt.number(), name.toString())));
      }
    }
    next.write(work.resolve(NOTE));
    Files.move(file, target);
    putBackIfAnother(submission, target, file);
    LOG.info(
        "{} of {}: submission {}, {}",
        item.path(),
        delivery.unit(),
        receipt.number(),
        receipt.accepted() ? "accepted" : "refused");
    return next;
  }

  /** Between copy and move someone may have put another file under the name: it comes next. */
  private static void putBackIfAnother(Submission submission, Path moved, Path file)
      throws IOException {
    if (AuditOutputs.sha256(moved).equals(submission.sha256())) {
      return;
    }
    Path back = file;
    String name = file.getFileName().toString();
    String stem = Senders.stem(name);
    for (int again = 2; Files.exists(back); again++) {
      back = file.resolveSibling(stem + " (" + again + ")" + name.substring(stem.length()));
    }
    Files.move(moved, back);
  }
}
