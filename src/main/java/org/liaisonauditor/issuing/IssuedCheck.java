package org.liaisonauditor.issuing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.domain.Sha256;
import org.liaisonauditor.history.Entry;
import org.liaisonauditor.history.Head;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.SeenHead;
import org.liaisonauditor.signing.Check;
import org.liaisonauditor.signing.SaidHeads;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;

/** Holds a document against the reports that were issued here, and against the history. */
public final class IssuedCheck {

  private final IssuedReports reports;
  private final TakenNumbers numbers;
  private final History history;

  IssuedCheck(Database database, History history) {
    this.reports = new IssuedReports(database);
    this.numbers = new TakenNumbers(database);
    this.history = history;
  }

  /** Whether a file is one that was issued to be signed on paper, to the byte. */
  public boolean onPaper(Path file) throws IOException {
    return Files.isRegularFile(file)
        && reports.ofFile(Bundles.hashOfFile(file)).stream().anyMatch(IssuedReport::byHand);
  }

  /**
   * The heads that stand in the reports that were issued here: in the record of each, and in the
   * document that is kept. Who writes the history anew would have to sign all of them again.
   */
  public List<SeenHead> heads() throws IOException {
    List<SeenHead> heads = new ArrayList<>();
    Path file = Files.createTempFile("issued", ".pdf");
    try {
      for (IssuedReports.Kept said : reports.heads()) {
        String where = "report " + said.number() + " that was issued here";
        Head.allIn(said.historyHead()).forEach(head -> heads.add(new SeenHead(head, where)));
        reports.copyTo(said.sha256(), file);
        for (Head head : Head.allIn(text(file))) {
          SeenHead inDocument = new SeenHead(head, where);
          if (!heads.contains(inDocument)) {
            heads.add(inDocument);
          }
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return heads;
  }

  /** A document whose bytes are not what was kept is told by the check of kept files. */
  private static String text(Path file) {
    try {
      return SaidHeads.text(file);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /**
   * What the store says of a document.
   *
   * @return nothing where it says neither a number nor a head, and was not issued here
   */
  public List<Check> of(Path file) throws IOException {
    List<Check> checks = new ArrayList<>();
    List<IssuedReport> issued = reports.ofFile(Bundles.hashOfFile(file));
    if (!issued.isEmpty()) {
      issued.forEach(
          report -> issued(file, report, "Its bytes are those that were issued", checks));
      issued.forEach(report -> head(file, report.historyHead(), checks));
      return checks;
    }
    List<SaidHeads.Said> signatures;
    try {
      signatures = SaidHeads.signed(file);
    } catch (IOException unreadable) {
      // What is no PDF is told by the check of the document itself.
      return checks;
    }
    for (SaidHeads.Said said : signatures) {
      if (!said.number().isBlank()) {
        numbered(file, said, checks);
      }
      if (!said.historyHead().isBlank()) {
        head(file, said.historyHead(), checks);
      }
    }
    return checks;
  }

  private void numbered(Path file, SaidHeads.Said said, List<Check> checks) throws IOException {
    List<IssuedReport> candidates = reports.numbered(said.number());
    for (IssuedReport report : candidates) {
      if (begins(file, report)) {
        issued(
            file,
            report,
            "It begins with the bytes that were issued; others are added behind",
            checks);
        return;
      }
    }
    List<TakenNumber> unbound =
        numbers.unbound().stream().filter(taken -> taken.written().equals(said.number())).toList();
    if (candidates.isEmpty() && !unbound.isEmpty()) {
      checks.add(new Check(file, "issued", Check.State.FAULT, neverIssued(unbound.getLast())));
      return;
    }
    String text =
        candidates.isEmpty()
            ? "No report " + said.number() + " was issued from the database here"
            : "The report "
                + said.number()
                + " was issued from the database here with other bytes: "
                + candidates.getFirst().sha256()
                + ", not "
                + Bundles.hashOfFile(file);
    checks.add(
        new Check(
            file,
            "issued",
            candidates.isEmpty() ? Check.State.NOTE : Check.State.FAULT,
            text
                + (candidates.isEmpty()
                    ? "; it may be that of another place."
                    : ". Compare with auditor issued "
                        + candidates.getFirst().number()
                        + " --out FILE.")));
  }

  private static String neverIssued(TakenNumber taken) {
    return "The number "
        + taken.written()
        + " was taken here on "
        + taken.on()
        + " by "
        + taken.by()
        + ", but no report was issued under it: "
        + (taken.givenUp() == null
            ? "the report is being made, or its program ended before it was noted."
            : "it was given up at "
                + taken.givenUp().at()
                + " by "
                + taken.givenUp().by()
                + " ("
                + taken.givenUp().reason()
                + "). This file doesn't count.");
  }

  private boolean begins(Path file, IssuedReport report) throws IOException {
    long bytes = reports.bytes(report);
    return Files.size(file) > bytes && hashOfFirst(file, bytes).equals(report.sha256());
  }

  private static String hashOfFirst(Path file, long bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Sha256 hash = new Sha256();
      byte[] buffer = new byte[1 << 16];
      long left = bytes;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          break;
        }
        hash.add(buffer, read);
        left -= read;
      }
      return hash.hex();
    }
  }

  private static void issued(Path file, IssuedReport report, String how, List<Check> checks) {
    checks.add(
        new Check(
            file,
            "issued",
            Check.State.GOOD,
            how
                + " as "
                + report.written()
                + " on "
                + report.on()
                + " (report "
                + report.number()
                + (report.byHand() ? ", to be signed by hand by " + report.signer() : "")
                + ")."));
    if (report.withdrawn() != null) {
      checks.add(
          new Check(
              file,
              "issued",
              Check.State.NOTE,
              "It was withdrawn at "
                  + report.withdrawn().at()
                  + " by "
                  + report.withdrawn().by()
                  + ": "
                  + report.withdrawn().reason()
                  + (report.replacedBy() == null
                      ? ""
                      : " (replaced by report " + report.replacedBy() + ")")
                  + "."));
    }
  }

  private void head(Path file, String said, List<Check> checks) {
    Head head;
    try {
      head = Head.parse(said);
    } catch (IllegalArgumentException none) {
      checks.add(new Check(file, "history", Check.State.FAULT, none.getMessage()));
      return;
    }
    Optional<Entry> entry = history.find(head.number());
    boolean there = entry.isPresent() && entry.get().sha256().equals(head.sha256());
    checks.add(
        new Check(
            file,
            "history",
            there ? Check.State.GOOD : Check.State.FAULT,
            there
                ? "Its head " + head.number() + " is an entry of the history here."
                : "Its head "
                    + head
                    + " is no entry of the history here: that was cut or written anew since, or"
                    + " this is the database of another place. Run auditor verify --chain --head "
                    + head
                    + "."));
  }
}
