package org.liaisonauditor.answers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.findings.Lives;

/**
 * Tells the findings of an audit about which all were heard who answer for them: their answers are
 * in, or the time to answer is over. Before that, nothing about a person leaves the inspectors'
 * circle.
 */
public final class Hearing implements Predicate<Finding> {

  private final Lives lives;
  private final LocalDate day;
  private final Map<String, FindingCase> cases = new HashMap<>();

  /**
   * Who was heard, as things stand on a day.
   *
   * @param pack code of the audit's rule pack
   * @param lives of its findings; null = it is followed by no case, so nobody was heard
   */
  public Hearing(Casework casework, String pack, Lives lives, LocalDate day) {
    this.lives = lives;
    this.day = day;
    casework
        .all(pack)
        .forEach(
            one ->
                cases.put(
                    Casework.heardKey(one.finding().fingerprint(), one.finding().occurrence()),
                    one));
  }

  @Override
  public boolean test(Finding finding) {
    return of(finding).map(one -> one.heard(day, finding.answerable())).orElse(false);
  }

  /**
   * Whom a finding that is not heard still waits for.
   *
   * @param units codes of the units whose answer is not in
   * @param until last day to answer; null = nobody was asked yet
   */
  public record Awaited(List<String> units, LocalDate until) {}

  /** Whom a finding that is not heard still waits for. */
  public Awaited awaited(Finding finding) {
    return of(finding)
        .map(one -> new Awaited(one.awaited(finding.answerable()), one.due()))
        .orElse(new Awaited(finding.answerable(), null));
  }

  private Optional<FindingCase> of(Finding finding) {
    return lives == null
        ? Optional.empty()
        : lives
            .find(finding.fingerprint())
            .map(
                life ->
                    cases.get(
                        Casework.heardKey(finding.fingerprint(), life.occurrence().number())));
  }
}
