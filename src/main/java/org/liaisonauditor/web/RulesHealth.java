package org.liaisonauditor.web;

import java.io.IOException;
import org.liaisonauditor.publish.DraftWatch;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Which published rules judge audits, and how the draft in the rules folder stands to them. A
 * broken draft is told, but is no failure: the last good version stays.
 */
final class RulesHealth extends AbstractHealthIndicator {

  private final DraftWatch watch;

  RulesHealth(DraftWatch watch) {
    super("The rules can't be looked at");
    this.watch = watch;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) throws IOException {
    DraftWatch.Draft draft = watch.look();
    if (draft.newest() == null) {
      health.down().withDetail("published", "no version; see: auditor rules publish");
    } else {
      health
          .up()
          .withDetail("pack", draft.pack())
          .withDetail("version", draft.newest().number())
          .withDetail("published", draft.newest().published().at().toString())
          .withDetail("by", draft.newest().published().by())
          .withDetail("sha256", draft.newest().packHash());
    }
    health.withDetail("draft", draft.state());
    if (!draft.faults().isEmpty()) {
      health.withDetail("faults", draft.faults().stream().map(Object::toString).toList());
    }
  }
}
