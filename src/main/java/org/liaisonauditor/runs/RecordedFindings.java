package org.liaisonauditor.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liaisonauditor.answers.AuditName;
import org.liaisonauditor.answers.AuditedFindings;
import org.liaisonauditor.answers.UnitAnswers;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.CaseFinding;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;

/** The findings of recorded runs, for those who answer them. */
public final class RecordedFindings implements AuditedFindings {

  private final RunRecords records;
  private final RunData data;
  private final LifeStore lives;

  RecordedFindings(RunRecords records, RunData data, LifeStore lives) {
    this.records = records;
    this.data = data;
    this.lives = lives;
  }

  @Override
  public List<Audited> of(AuditName name) {
    Map<String, Audited> byScope = new HashMap<>();
    List<Audited> audits = new ArrayList<>();
    for (Run run : records.named(name.pack(), name.from(), name.to(), name.asOf())) {
      String scope = run.scope() == null ? "" : run.scope();
      if (!byScope.containsKey(scope)) {
        Audited audited = audited(run, result(run));
        byScope.put(scope, audited);
        audits.add(audited);
      }
    }
    return audits;
  }

  /** All that a run found, accepted or not, as it was recorded. */
  public AuditResult result(Run run) {
    try {
      RulePack pack = RulePacks.read(data.rules(run));
      return data.result(run, pack);
    } catch (IOException e) {
      throw new UncheckedIOException("the rules of run " + run.number() + " can't be read", e);
    } catch (PackRefused e) {
      throw new IllegalStateException(
          "the rules of run " + run.number() + " are refused: " + e.faults(), e);
    }
  }

  /** A run, by what it found. */
  public Audited audited(Run run, AuditResult result) {
    Optional<Lives> then = lives.of(run.number());
    Optional<Lives> now =
        records.lastJudged(run.rulesCode(), run.scope()).flatMap(last -> lives.of(last.number()));
    Map<String, Found> findings = new HashMap<>();
    for (Finding finding : result.findings()) {
      // A run by rules that are not published has no lives: it can only be the first time.
      int occurrence =
          then.flatMap(one -> one.find(finding.fingerprint()))
              .map(life -> life.occurrence().number())
              .orElse(1);
      findings.put(
          finding.fingerprint(),
          new Found(
              new CaseFinding(
                  finding.fingerprint(),
                  occurrence,
                  finding.rule(),
                  finding.subject(),
                  finding.unit(),
                  finding.occasion()),
              finding.severity(),
              UnitAnswers.title(finding, result),
              finding.message(),
              now.filter(last -> last.audit().run() != run.number())
                  .filter(last -> over(last, finding.fingerprint(), occurrence))
                  .map(last -> last.audit().asOf().toString())
                  .orElse(null),
              finding.answerable()));
    }
    return new Audited(run.number(), result.units(), findings);
  }

  /** Whether an occurrence is over: it is gone, be it that the finding came back. */
  private static boolean over(Lives last, String fingerprint, int occurrence) {
    Life life = last.find(fingerprint).orElse(null);
    return life != null && (!life.state().open() || life.occurrence().number() > occurrence);
  }
}
