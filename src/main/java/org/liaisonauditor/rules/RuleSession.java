package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.core.common.InternalWorkingMemory;
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

  private static final int FACTS_A_LOOK = 64;

  /** Letters of a subject: a few codes. */
  private static final int LONGEST = 500;

  private final RulePack pack;
  private final MessageWriter messages;
  private final Map<String, List<Report>> reports = new LinkedHashMap<>();
  private final SessionBudget budget;
  private Match match;

  private RuleSession(RulePack pack, MessageWriter messages, SessionBudget budget) {
    this.pack = pack;
    this.messages = messages;
    this.budget = budget;
  }

  /**
   * Runs the rules of a knowledge base.
   *
   * @throws RuleStopped where rules did more than the limits allow
   * @throws RuntimeException what a rule threw
   */
  static List<Report> run(
      KieBase rules,
      RulePack pack,
      MessageWriter messages,
      List<? extends Fact> facts,
      RuleLimits limits) {
    return byName(rules, pack, messages, facts, limits).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Runs the rules of a knowledge base; gives the reports by the name that the rule has in the DRL.
   *
   * @throws RuleStopped where rules did more than the limits allow
   * @throws RuntimeException what a rule threw
   */
  static Map<String, List<Report>> byName(
      KieBase rules,
      RulePack pack,
      MessageWriter messages,
      List<? extends Fact> facts,
      RuleLimits limits) {
    try (SessionBudget budget = SessionBudget.begin(limits, facts.size())) {
      RuleSession run = new RuleSession(pack, messages, budget);
      KieSession session = rules.newKieSession();
      try {
        session.setGlobal("findings", run);
        session.addEventListener(run);
        insert(facts, session, budget);
        session.fireAllRules();
        budget.time();
        return run.reports;
      } finally {
        session.dispose();
      }
    }
  }

  /** Conditions on single facts are judged as these go in, a few at a time, so that time counts. */
  private static void insert(List<? extends Fact> facts, KieSession session, SessionBudget budget) {
    for (int i = 0; i < facts.size(); i++) {
      session.insert(facts.get(i));
      if ((i + 1) % FACTS_A_LOOK == 0) {
        ((InternalWorkingMemory) session).flushPropagations();
        budget.time();
      }
    }
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    budget.firing();
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
    String occasionText = occasion == null ? "" : occasion.toString();
    for (String text : new String[] {subject, unit, occasionText}) {
      if (text != null && text.length() > LONGEST) {
        throw new RuleStopped(
            "it reported a subject, unit or occasion of "
                + text.length()
                + " letters, more than "
                + LONGEST
                + ", and was stopped. Report codes, days and numbers; what else is to be told stands"
                + " in the message");
      }
    }
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
