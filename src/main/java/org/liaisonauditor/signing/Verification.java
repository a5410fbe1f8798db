package org.liaisonauditor.signing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Sha256;
import tools.jackson.core.JacksonException;

/** Finds out whether documents and folders of audits are what they were. */
public final class Verification {

  private static final String MANIFEST = "manifest.json";
  private static final String OUTPUTS = "/outputs";
  private static final byte[] END = {'%', '%', 'E', 'O', 'F'};

  private final Trust trust;
  private final Clock clock;

  /** Checks with what the user trusts; the clock says whether certificates are valid now. */
  public Verification(Trust trust, Clock clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /** Checks a signed document, or the folder of an audit. */
  public List<Check> of(Path path) throws IOException {
    return of(path, true);
  }

  /**
   * Checks a document, or the folder of an audit.
   *
   * @param mustBeSigned whether a document without a signature is at fault; one that is signed on
   *     paper isn't
   */
  public List<Check> of(Path path, boolean mustBeSigned) throws IOException {
    List<Check> checks = new ArrayList<>();
    if (Files.isDirectory(path)) {
      folder(path, checks);
    } else {
      document(path, mustBeSigned, checks);
    }
    return checks;
  }

  /**
   * Checks one document.
   *
   * @return the manifest that it carries, as paths and values; empty for none
   */
  private Map<String, String> document(Path file, boolean mustBeSigned, List<Check> checks)
      throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      List<SignatureCheck> signatures = PdfSignatures.read(pdf, file);
      if (signatures.isEmpty()) {
        checks.add(
            new Check(
                file,
                "",
                mustBeSigned ? Check.State.FAULT : Check.State.NOTE,
                "It carries no signature"
                    + (mustBeSigned
                        ? ": nobody vouches for it. Ask who sent it for the signed document."
                        : ".")));
      }
      for (SignatureCheck signature : signatures) {
        signature(file, pdf, signature, signature == signatures.getLast(), checks);
      }
      return attached(file, pdf, checks);
    } catch (IOException unreadable) {
      checks.add(
          new Check(
              file,
              "",
              Check.State.FAULT,
              "It can't be read as a PDF, or is damaged: "
                  + unreadable.getMessage()
                  + ". Ask for it again."));
      return Map.of();
    }
  }

  private void signature(
      Path file, PDDocument pdf, SignatureCheck signature, boolean last, List<Check> checks)
      throws IOException {
    String where = signature.field();
    if (!signature.intact()) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              "The signature is not valid: "
                  + signature.fault()
                  + ". Don't rely on this document; ask who signed for it again."));
    } else {
      checks.add(
          new Check(
              file,
              where,
              Check.State.GOOD,
              "The bytes that were signed, 0 to " + signature.covered() + ", are unchanged."));
    }
    said(file, where, "number of the document", signature.number(), checks);
    said(file, where, "head of the history", signature.historyHead(), checks);
    said(file, where, "reason", signature.reason(), checks);
    if (signature.certificate() != null) {
      trust.judge(signature, clock.instant(), file, checks);
    }
    long more = Files.size(file) - signature.covered();
    if (!signature.intact() || more == 0) {
      return;
    }
    Set<String> changes = LaterChanges.after(pdf, file, signature.covered());
    String behind = more + " bytes stand behind what it signs, from byte " + signature.covered();
    if (!changes.isEmpty()) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              behind
                  + ". They add or change: "
                  + String.join("; ", changes)
                  + ". What was signed are the first "
                  + signature.covered()
                  + " bytes; rely on those only."));
    } else if (last) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              behind + ", and nobody signed them; they change nothing that is shown."));
    } else {
      checks.add(
          new Check(file, where, Check.State.NOTE, behind + ": a further signature, no more."));
    }
  }

  private static void said(Path file, String where, String what, String value, List<Check> checks) {
    if (!value.isBlank()) {
      checks.add(new Check(file, where, Check.State.NOTE, "It names the " + what + ": " + value));
    }
  }

  /** Holds the files that a report carries against the manifest among them. */
  private static Map<String, String> attached(Path file, PDDocument pdf, List<Check> checks)
      throws IOException {
    Map<String, PDEmbeddedFile> files = AttachedFiles.of(pdf);
    if (files.isEmpty()) {
      checks.add(new Check(file, "", Check.State.NOTE, "It carries no data."));
      return Map.of();
    }
    PDEmbeddedFile carried = files.get(MANIFEST);
    if (carried == null) {
      checks.add(
          new Check(
              file,
              "attached files",
              Check.State.FAULT,
              "There is no manifest.json among " + files.keySet() + "; it was taken out."));
      return Map.of();
    }
    Map<String, String> manifest;
    try {
      manifest = FlatJson.of(AttachedFiles.bytes(carried));
    } catch (JacksonException | IOException broken) {
      checks.add(
          new Check(
              file,
              "attached " + MANIFEST,
              Check.State.FAULT,
              "It can't be read: " + broken.getMessage()));
      return Map.of();
    }
    for (Map.Entry<String, PDEmbeddedFile> one : files.entrySet()) {
      if (!one.getKey().equals(MANIFEST)) {
        String expected = manifest.get(OUTPUTS + "/" + one.getKey());
        compare(file, "attached " + one.getKey(), expected, sha256(one.getValue()), checks);
      }
    }
    if (!files.containsKey("findings.json")) {
      checks.add(
          new Check(
              file,
              "attached files",
              Check.State.FAULT,
              "There is no findings.json, which its manifest names; it was taken out."));
    }
    long inputs = manifest.keySet().stream().filter(path -> path.startsWith("/inputs/")).count();
    checks.add(
        new Check(
            file,
            "attached " + MANIFEST,
            inputs == 0 ? Check.State.FAULT : Check.State.NOTE,
            "It names " + inputs + " inputs by their hashes."));
    return manifest;
  }

  private static String sha256(PDEmbeddedFile file) {
    try {
      return AttachedFiles.sha256(file);
    } catch (IOException broken) {
      return "none: it can't be unpacked (" + broken.getMessage() + ")";
    }
  }

  private static void compare(
      Path file, String where, String expected, String found, List<Check> checks) {
    if (expected == null) {
      checks.add(
          new Check(
              file, where, Check.State.FAULT, "No manifest names it; found SHA-256 " + found));
    } else if (expected.equals(found)) {
      checks.add(new Check(file, where, Check.State.GOOD, "It is what the manifest names."));
    } else {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              "It was changed: the manifest names SHA-256 " + expected + ", found " + found));
    }
  }

  private void folder(Path folder, List<Check> checks) throws IOException {
    Path manifestFile = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(manifestFile)) {
      checks.add(
          new Check(
              folder,
              MANIFEST,
              Check.State.FAULT,
              "The folder has no manifest.json: it is missing, or this is no folder of an audit."));
      return;
    }
    TreeMap<String, String> manifest;
    try {
      manifest = FlatJson.of(Files.readAllBytes(manifestFile));
    } catch (JacksonException broken) {
      checks.add(
          new Check(
              manifestFile,
              "",
              Check.State.FAULT,
              "It can't be read as JSON: " + broken.getOriginalMessage()));
      return;
    }
    Map<String, String> named = new TreeMap<>(CodePoints.ORDER);
    manifest.forEach(
        (path, hash) -> {
          String name = FlatJson.below(OUTPUTS, path);
          if (name != null) {
            named.put(name, hash);
          }
        });
    Set<String> there = names(folder);
    Map<Path, Boolean> reports = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : named.entrySet()) {
      if (there.contains(one.getKey())) {
        Path file = folder.resolve(one.getKey());
        if (isPdf(file)) {
          reports.put(file, pdf(file, Map.of(one.getKey(), one.getValue()), checks) > 0);
        } else {
          compare(file, "", one.getValue(), hash(file), checks);
        }
      } else {
        checks.add(
            new Check(
                folder.resolve(one.getKey()),
                "",
                Check.State.FAULT,
                "It is missing; the manifest names it with SHA-256 " + one.getValue()));
      }
    }
    for (String extra : there) {
      if (!named.containsKey(extra) && !extra.equals(MANIFEST)) {
        Path file = folder.resolve(extra);
        if (isPdf(file)) {
          pdf(file, named, checks);
          // The one reason for a further document is its signature.
          reports.put(file, true);
        } else {
          compare(file, "", null, hash(file), checks);
        }
      }
    }
    for (Map.Entry<Path, Boolean> report : reports.entrySet()) {
      sameAsFolder(
          report.getKey(), document(report.getKey(), report.getValue(), checks), manifest, checks);
    }
  }

  /**
   * A document is what the manifest names, or begins so and was signed since.
   *
   * @return how many bytes were added, which need a signature
   */
  private static long pdf(Path file, Map<String, String> named, List<Check> checks)
      throws IOException {
    Map<String, Long> beginnings = beginnings(file);
    for (Map.Entry<String, String> one : named.entrySet()) {
      Long end = beginnings.get(one.getValue());
      if (end != null) {
        long more = Files.size(file) - end;
        checks.add(
            new Check(
                file,
                "",
                Check.State.GOOD,
                more == 0
                    ? "It is what the manifest names."
                    : "Its first "
                        + end
                        + " bytes are "
                        + one.getKey()
                        + " as the manifest names it; "
                        + more
                        + " bytes were added, see its signatures."));
        return more;
      }
    }
    compare(
        file, "", named.size() == 1 ? named.values().iterator().next() : null, hash(file), checks);
    return 0;
  }

  /** What the report carries must be what stands beside it. */
  private static void sameAsFolder(
      Path report, Map<String, String> carried, Map<String, String> beside, List<Check> checks) {
    if (carried.isEmpty()) {
      return;
    }
    List<String> other = new ArrayList<>();
    Set<String> paths = new TreeSet<>(CodePoints.ORDER);
    paths.addAll(carried.keySet());
    beside.keySet().stream().filter(path -> !path.startsWith(OUTPUTS + "/")).forEach(paths::add);
    for (String path : paths) {
      String inside = carried.get(path);
      String outside = beside.get(path);
      if (inside == null || !inside.equals(outside)) {
        other.add(
            path
                + " is "
                + (inside == null ? "not in it" : inside)
                + ", in the folder's "
                + (outside == null ? "missing" : outside));
      }
    }
    checks.add(
        new Check(
            report,
            "attached " + MANIFEST,
            other.isEmpty() ? Check.State.GOOD : Check.State.FAULT,
            other.isEmpty()
                ? "The data that it carries are those of the folder."
                : "It differs from the folder's manifest.json: " + String.join("; ", other)));
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>(CodePoints.ORDER);
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(file -> !Files.isDirectory(file))
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
    }
    return names;
  }

  private static boolean isPdf(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
  }

  private static String hash(Path file) throws IOException {
    return beginnings(file).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  /**
   * SHA-256 of a file, and of each beginning of it that ends as a PDF does, with their lengths: a
   * document that grew at its end is found again in them.
   */
  private static Map<String, Long> beginnings(Path file) throws IOException {
    Map<String, Long> hashes = new TreeMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      Sha256 hash = new Sha256();
      long length = 0;
      int matched = 0;
      for (int one = in.read(); one >= 0; one = in.read()) {
        hash.add((byte) one);
        length++;
        if (matched == END.length) {
          boolean line = one == '\n' || one == '\r';
          if (line) {
            hashes.put(hash.hexSoFar(), length);
          }
          matched = one == '\r' ? END.length : 0;
        }
        if (matched < END.length) {
          matched = one == END[matched] ? matched + 1 : one == '%' ? 1 : 0;
          if (matched == END.length) {
            hashes.put(hash.hexSoFar(), length);
          }
        }
      }
      hashes.put(hash.hexSoFar(), length);
      return hashes;
    }
  }
}
