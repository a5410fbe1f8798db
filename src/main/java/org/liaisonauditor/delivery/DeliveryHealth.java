package org.liaisonauditor.delivery;

import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** How the outbox stands, and how much in it needs a person. */
final class DeliveryHealth extends AbstractHealthIndicator {

  private final Deliveries deliveries;

  DeliveryHealth(Deliveries deliveries) {
    super("The outbox can't be read");
    this.deliveries = deliveries;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Map<Delivery.State, Integer> counts = deliveries.counts();
    health.up();
    for (Delivery.State state : Delivery.State.values()) {
      health.withDetail(state.name(), counts.getOrDefault(state, 0));
    }
    health.withDetail(
        "needPerson",
        counts.entrySet().stream()
            .filter(count -> count.getKey().needsPerson())
            .mapToInt(Map.Entry::getValue)
            .sum());
    deliveries.mailMissing().ifPresent(missing -> health.withDetail("mail", missing));
  }
}
