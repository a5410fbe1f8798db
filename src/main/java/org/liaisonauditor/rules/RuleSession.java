package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.Findings;

/** One run of rules over the facts of a partition. The same settings everywhere rules run. */
final class RuleSession extends DefaultAgendaEventListener implements Findings {

  /** Honest rules fire once a finding; so many firings a fact are out of all proportion. */
  private static final int FIRINGS_PER_FACT = 20;

  private static final int FIRINGS_AT_LEAST = 10_000;

  private final RulePack pack;
  private final MessageWriter messages;
  private final Map<String, List<Report>> reports = new LinkedHashMap<>();
  private Match match;

  private RuleSession(RulePack pack, MessageWriter messages) {
    this.pack = pack;
    this.messages = messages;
  }

  /**
   * Runs the rules of a knowledge base.
   *
   * @throws RuntimeException what a rule threw, or that rules don't come to an end
   */
  static List<Report> run(
      KieBase rules, RulePack pack, MessageWriter messages, List<? extends Fact> facts) {
    return byName(rules, pack, messages, facts, 1).values().stream().flatMap(List::stream).toList();
  }

  /**
   * Runs the rules of a knowledge base; gives the reports by the name that the rule has in the DRL.
   *
   * @param variants how many variants of each rule the knowledge base holds
   * @throws RuntimeException what a rule threw, or that rules don't come to an end
   */
  static Map<String, List<Report>> byName(
      KieBase rules,
      RulePack pack,
      MessageWriter messages,
      List<? extends Fact> facts,
      int variants) {
    RuleSession run = new RuleSession(pack, messages);
    KieSession session = rules.newKieSession();
    try {
      session.setGlobal("findings", run);
      session.addEventListener(run);
      facts.forEach(session::insert);
      int limit = variants * Math.max(FIRINGS_AT_LEAST, facts.size() * FIRINGS_PER_FACT);
      if (session.fireAllRules(limit) >= limit) {
        throw new IllegalStateException(
            "rules fired "
                + limit
                + " times over "
                + facts.size()
                + " facts without coming to an end");
      }
      return run.reports;
    } finally {
      session.dispose();
    }
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    match = event.getMatch();
  }

  @Override
  public void report(String subject, String unit) {
    add(null, subject, unit, null);
  }

  @Override
  public void report(String subject, String unit, Object occasion) {
    add(null, subject, unit, occasion);
  }

  @Override
  public void reportAs(String variant, String subject, String unit) {
    add(variant, subject, unit, null);
  }

  @Override
  public void reportAs(String variant, String subject, String unit, Object occasion) {
    add(variant, subject, unit, occasion);
  }

  private void add(String variantName, String subject, String unit, Object occasion) {
    Rule rule = pack.rule(DrlChecks.codeOf(match.getRule().getName()));
    Rule.Variant variant = rule.variants().get(variantName);
    Text template =
        variant == null || variant.message() == null ? rule.message() : variant.message();
    Set<Submitted> evidence = new LinkedHashSet<>();
    for (Object object : match.getObjects()) {
      if (object instanceof Fact fact) {
        evidence.addAll(fact.records());
      }
    }
    String occasionText = occasion == null ? "" : occasion.toString();
    Map<String, Object> values = new HashMap<>();
    for (String name : match.getDeclarationIds()) {
      if (name.startsWith("$")) {
        Object value = match.getDeclarationValue(name);
        values.put(name.substring(1), value);
        addRecords(value, evidence);
      }
    }
    values.putIfAbsent("subject", subject);
    values.putIfAbsent("unit", unit);
    values.putIfAbsent("occasion", occasionText);
    match.getObjects().stream()
        .filter(Fact.class::isInstance)
        .map(Fact.class::cast)
        .findFirst()
        .ifPresent(
            fact -> {
              values.putIfAbsent("period", fact.period());
              values.putIfAbsent("asOf", fact.asOf());
            });
    reports
        .computeIfAbsent(match.getRule().getName(), name -> new ArrayList<>())
        .add(
            new Report(
                rule,
                variant == null ? rule.severity() : variant.severity(),
                subject,
                unit,
                occasionText,
                messages.write(template, values),
                List.copyOf(evidence)));
  }

  /** Records that a rule binds by name are evidence too. */
  private static void addRecords(Object value, Set<Submitted> evidence) {
    if (value instanceof Submitted record) {
      evidence.add(record);
    } else if (value instanceof Collection<?> many) {
      many.stream()
          .filter(Submitted.class::isInstance)
          .map(Submitted.class::cast)
          .forEach(evidence::add);
    }
  }
}
