package org.liaisonauditor.answers;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.findings.Lives;

/**
 * Tells the findings of an audit about which whoever is named was heard: an answer is in, or the
 * time to answer is over. Before that, nothing about a person leaves the inspectors' circle.
 */
public final class Hearing implements Predicate<Finding> {

  private final Lives lives;
  private final Set<String> heard;

  /**
   * Who was heard, as things stand on a day.
   *
   * @param pack code of the audit's rule pack
   * @param lives of its findings; null = it is followed by no case, so nobody was heard
   */
  public Hearing(Casework casework, String pack, Lives lives, LocalDate day) {
    this.lives = lives;
    this.heard = casework.heard(pack, day);
  }

  @Override
  public boolean test(Finding finding) {
    return lives != null
        && lives
            .find(finding.fingerprint())
            .map(
                life ->
                    heard.contains(
                        Casework.heardKey(finding.fingerprint(), life.occurrence().number())))
            .orElse(false);
  }
}
