package org.liaisonauditor.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditProgress;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * An audit of records in memory, by the whole pack: cutting into branches, facts, rules, findings.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AuditBenchmark {

  /** About so many members: a city, and one that is ten times as large. */
  @Param({"5300", "53000"})
  public int size;

  private Records records;
  private AuditContext context;
  private Audit audit;

  /** Counts the members of all audits of a run; the harness divides by its seconds. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Audited {
    public long members;
  }

  /** Makes up the city and compiles the rules. */
  @Setup
  public void prepare() throws IOException, PackRefused {
    records = new CityGenerator(CityPlan.ofMembers(7, size, 2025)).city();
    RulePack pack = RulePacks.read(Path.of("rules"));
    context =
        new AuditContext(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 1, 15),
            RulePacks.parameters(pack, Map.of()));
    audit = new Audit(CompiledPack.of(pack, null), Runtime.getRuntime().availableProcessors());
  }

  /** A year's audit. */
  @Benchmark
  public AuditResult members(Audited audited) throws InterruptedException {
    AuditResult result = audit.run(new RecordsInMemory(records), context, AuditProgress.NONE);
    audited.members += result.counts().members();
    return result;
  }
}
