package org.liaisonauditor.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.yaml.Fault;

/** A rule pack ready to run. Safe for use by several threads. */
public final class CompiledPack {

  private static final String NOT_ALLOWED =
      "compiled rules match facts and report, nothing else; see rules/README.md";

  private final RulePack pack;
  private final KieContainer container;
  private final KieBase allRules;
  private final Map<String, KieBase> singleRules;
  private final RuleLimits limits;
  private final Set<String> off;
  private final RuleScopes scopes;

  private CompiledPack(RulePack pack, KieContainer container) {
    this.pack = pack;
    this.container = container;
    this.allRules = container.getKieBase();
    this.singleRules = new ConcurrentHashMap<>();
    this.limits = RuleLimits.standard();
    this.off = Set.of();
    this.scopes = new RuleScopes(pack);
  }

  private CompiledPack(
      CompiledPack same, KieBase allRules, RuleLimits limits, Set<String> switchedOff) {
    this.pack = same.pack;
    this.container = same.container;
    this.allRules = allRules;
    this.singleRules = same.singleRules;
    this.limits = limits;
    this.off = switchedOff;
    this.scopes = same.scopes;
  }

  /**
   * Compiles a pack, or takes it from the cache.
   *
   * @param cache folder of compiled packs, or null for none
   * @throws PackRefused with all faults of the DRL
   */
  public static CompiledPack of(RulePack pack, Path cache) throws PackRefused {
    return of(pack, cache, Wall.ALL);
  }

  /** Compiles a pack behind some of the walls. */
  static CompiledPack of(RulePack pack, Path cache, Set<Wall> walls) throws PackRefused {
    CountedNodes.need();
    KieServices services = KieServices.get();
    ReleaseId release = services.newReleaseId("rules", pack.regulation().code(), pack.hash());
    PackCache compiled = new PackCache(cache);
    Optional<InternalKieModule> kept = compiled.find(pack, release);
    if (kept.isPresent()) {
      try {
        return new CompiledPack(pack, container(services, kept.get(), walls));
      } catch (PackRefused | RuntimeException | LinkageError e) {
        // A cache file that was cut or overwritten is not worth a failure: it can be made again.
        compiled.forget(pack, e);
      }
    }
    if (walls.contains(Wall.SOURCE)) {
      List<Fault> faults = new DrlChecks(pack).faults();
      if (!faults.isEmpty()) {
        throw new PackRefused(faults);
      }
    }
    InternalKieModule module = PackCompiler.compile(pack, release, walls);
    try {
      CompiledPack ready = new CompiledPack(pack, container(services, module, walls));
      compiled.keep(pack, module);
      return ready;
    } catch (LinkageError e) {
      throw new PackRefused(
          List.of(
              new Fault(
                  ".",
                  0,
                  0,
                  "the rules need a class that they may not: " + e.getMessage(),
                  NOT_ALLOWED)));
    }
  }

  /**
   * The rules of a pack that is used for a moment and then forgotten, without its checks.
   *
   * @throws PackRefused with what the compiler says
   */
  static KieBase unkept(RulePack pack) throws PackRefused {
    CountedNodes.need();
    KieServices services = KieServices.get();
    ReleaseId release = services.newReleaseId("unkept", pack.regulation().code(), pack.hash());
    InternalKieModule module = PackCompiler.compile(pack, release, Wall.ALL);
    KieBase base = container(services, module, Wall.ALL).getKieBase();
    services.getRepository().removeKieModule(release);
    return base;
  }

  private static KieContainer container(
      KieServices services, InternalKieModule module, Set<Wall> walls) throws PackRefused {
    if (walls.contains(Wall.BYTECODE)) {
      Map<String, byte[]> files = new HashMap<>();
      module.getFileNames().forEach(file -> files.put(file, module.getBytes(file)));
      List<String> found = BytecodeCheck.faults(files);
      if (!found.isEmpty()) {
        throw new PackRefused(
            found.stream().map(what -> new Fault(".", 0, 0, what, NOT_ALLOWED)).toList());
      }
    }
    services.getRepository().addKieModule(module);
    return walls.contains(Wall.CLASS_LOADER)
        ? services.newKieContainer(module.getReleaseId(), AllowedClasses.forRunning())
        : services.newKieContainer(module.getReleaseId());
  }

  /** The pack as read. */
  public RulePack pack() {
    return pack;
  }

  /** What each of its rules may do in a partition. */
  RuleLimits limits() {
    return limits;
  }

  /** The same rules with other limits. */
  CompiledPack within(RuleLimits other) {
    return new CompiledPack(this, allRules, other, off);
  }

  /** The same rules but some, which are not run. */
  public CompiledPack without(Set<String> codes) {
    return codes.isEmpty()
        ? this
        : new CompiledPack(this, base(code -> !codes.contains(code)), limits, Set.copyOf(codes));
  }

  /**
   * The rules that have nothing to look at in a partition, by code. Those that are not run are not
   * among them.
   */
  public Set<String> nothingFor(List<? extends Fact> facts) {
    Set<String> idle = scopes.nothingFor(facts);
    idle.removeAll(off);
    return idle;
  }

  /**
   * Runs all rules over the facts of a partition. Where one fails or does more than it may, each
   * rule runs alone, so that the others still report.
   */
  public Outcome run(List<? extends Fact> facts, UnitDirectory units) {
    return run(facts, units, new OutOfTime());
  }

  /**
   * Runs the rules over the facts of a partition, but those that took too long in another one.
   *
   * @param outOfTime rules that took too long in some partition; takes those that do so here
   */
  public Outcome run(List<? extends Fact> facts, UnitDirectory units, OutOfTime outOfTime) {
    MessageWriter messages = new MessageWriter(units, pack.regulation().ratingScale());
    if (!outOfTime.none()) {
      return runOneByOne(facts, messages, outOfTime);
    }
    try {
      return new Outcome(
          Reports.merged(RuleSession.run(allRules, pack, messages, facts, limits)), Map.of());
    } catch (RuntimeException | StackOverflowError e) {
      return runOneByOne(facts, messages, outOfTime);
    }
  }

  /**
   * Runs the rules of one code alone; gives their reports, not merged, by the name that each has in
   * the DRL.
   *
   * @throws RuntimeException what a rule threw, or that it did more than it may
   */
  Map<String, List<Report>> reportsByName(
      String code, List<? extends Fact> facts, UnitDirectory units) {
    MessageWriter messages = new MessageWriter(units, pack.regulation().ratingScale());
    Map<String, List<Report>> reports;
    try {
      reports = RuleSession.byName(allRules, pack, messages, facts, limits);
    } catch (RuntimeException | StackOverflowError e) {
      // Perhaps another rule failed; this one is judged by itself.
      return RuleSession.byName(single(code), pack, messages, facts, limits);
    }
    reports.keySet().removeIf(name -> !DrlChecks.codeOf(name).equals(code));
    return reports;
  }

  private Outcome runOneByOne(
      List<? extends Fact> facts, MessageWriter messages, OutOfTime outOfTime) {
    List<Report> reports = new ArrayList<>();
    Map<String, String> failures = new TreeMap<>();
    for (Rule rule : pack.rules()) {
      if (off.contains(rule.code())) {
        continue;
      }
      if (outOfTime.contains(rule.code())) {
        failures.put(rule.code(), RuleStopped.outOfTime(limits).getMessage());
        continue;
      }
      try {
        reports.addAll(RuleSession.run(single(rule.code()), pack, messages, facts, limits));
      } catch (RuntimeException | StackOverflowError e) {
        String reason = reason(e);
        failures.put(rule.code(), reason);
        if (RuleStopped.isOutOfTime(reason)) {
          outOfTime.add(rule.code());
        }
      }
    }
    return new Outcome(Reports.merged(reports), failures);
  }

  /** A knowledge base with the rules of one code alone, made when first needed. */
  private KieBase single(String code) {
    return singleRules.computeIfAbsent(code, wanted -> base(wanted::equals));
  }

  /** A knowledge base with the rules of some codes. */
  private KieBase base(Predicate<String> wanted) {
    KieBase base = container.newKieBase(KieServices.get().newKieBaseConfiguration());
    Map<String, String> all = new HashMap<>();
    base.getKiePackages()
        .forEach(
            kiePackage ->
                kiePackage
                    .getRules()
                    .forEach(rule -> all.put(rule.getName(), kiePackage.getName())));
    all.forEach(
        (name, kiePackage) -> {
          if (!wanted.test(DrlChecks.codeOf(name))) {
            base.removeRule(kiePackage, name);
          }
        });
    return base;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    if (cause instanceof RuleStopped) {
      return cause.getMessage();
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return cause.getClass().getSimpleName() + message;
  }
}
