package org.liaisonauditor.reports;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.exceptions.Accepted;

/**
 * Measures how much memory a report takes while it is written: the bytes of all objects in use,
 * counted by the JVM again and again, over those of the audit that it shows. See
 * docs/benchmarks.md.
 */
public final class ReportMemory {

  private static final int FINDINGS_A_UNIT = 7;
  private static final int BRANCHES_A_WARD = 12;
  private static final int CLASSES = 8;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private ReportMemory() {}

  /**
   * Writes a report for each number of findings, and prints what it took and what of.
   *
   * @param arguments numbers of findings, with commas between; each unit has seven
   */
  public static void main(String[] arguments) throws Exception {
    for (String findings : arguments[0].split(",")) {
      measure(Integer.parseInt(findings));
    }
  }

  private static void measure(int findings) throws Exception {
    int units = Math.max(2, findings / FINDINGS_A_UNIT);
    int wards = Math.max(1, units * 2 / 3 / BRANCHES_A_WARD);
    int workplaces = Math.max(1, units - wards * BRANCHES_A_WARD);
    SampleAudit audit = SampleAudit.of(wards, BRANCHES_A_WARD, workplaces, findings);
    ReportDefinition definition = ReportDefinition.load(Path.of("reports"));
    Report report =
        new Report(
            audit.result(),
            null,
            Accepted.NONE,
            audit.input(),
            new Wording(definition.of(definition.city()), Language.VI),
            "0.0.0");
    Path file = Files.createTempFile("report", ".pdf");
    // The first one loads classes and fonts.
    ReportPdf.write(report, new byte[32], List.of(), file);

    Map<String, Long> before = inUse();
    AtomicReference<Map<String, Long>> most = new AtomicReference<>(before);
    AtomicBoolean done = new AtomicBoolean();
    Thread sampler =
        new Thread(
            () -> {
              while (!done.get()) {
                most.accumulateAndGet(inUse(), (one, other) -> sum(one) > sum(other) ? one : other);
                LockSupport.parkNanos(PAUSE);
              }
            });
    sampler.start();
    ReportPdf.write(report, new byte[32], List.of(), file);
    done.set(true);
    sampler.join();
    print(findings, file, before, most.get());
    Files.delete(file);
  }

  private static void print(
      int findings, Path file, Map<String, Long> before, Map<String, Long> most) throws Exception {
    int pages;
    int objects;
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      pages = pdf.getNumberOfPages();
      objects = pdf.getDocument().getXrefTable().size();
    }
    long more = sum(most) - sum(before);
    System.out.printf(
        "%,d findings, %,d pages, %,d objects, %,d kB of file: %,d kB in use, %,d bytes a page%n",
        findings, pages, objects, Files.size(file) / 1024, more / 1024, more / pages);
    most.keySet().stream()
        .sorted(Comparator.comparingLong(one -> before.getOrDefault(one, 0L) - most.get(one)))
        .limit(CLASSES)
        .forEach(
            one ->
                System.out.printf(
                    "  %,9d kB more of %s%n",
                    (most.get(one) - before.getOrDefault(one, 0L)) / 1024, one));
  }

  private static long sum(Map<String, Long> bytes) {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The bytes of the objects that are in use, by class. */
  private static Map<String, Long> inUse() {
    try {
      String table =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      Map<String, Long> bytes = new HashMap<>();
      table
          .lines()
          .map(line -> line.strip().split("\\s+"))
          .filter(cells -> cells.length >= 4 && cells[0].endsWith(":"))
          .forEach(cells -> bytes.merge(cells[3], Long.parseLong(cells[2]), Long::sum));
      return bytes;
    } catch (JMException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
