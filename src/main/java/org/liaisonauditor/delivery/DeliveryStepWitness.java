package org.liaisonauditor.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;

/** What became of deliveries, as the history records it, by the delivery and the step's ordinal. */
final class DeliveryStepWitness implements Witnessed {

  private final DeliveryStore store;

  DeliveryStepWitness(DeliveryStore store) {
    this.store = store;
  }

  @Override
  public Kind kind() {
    return Kind.DELIVERY_STEP;
  }

  @Override
  public void forEach(Consumer<String> what) {
    store.recordedSteps(what);
  }

  @Override
  public Optional<Thing> find(String what) {
    if (!what.matches("[0-9]{1,18}/[0-9]{1,9}")) {
      return Optional.empty();
    }
    String[] parts = what.split("/");
    int ordinal = Integer.parseInt(parts[1]);
    return store
        .queued(Long.parseLong(parts[0]))
        .filter(queued -> ordinal < queued.steps().size())
        .map(queued -> thing(queued.delivery(), queued.steps(), ordinal));
  }

  private static Thing thing(Delivery delivery, List<Delivery.Step> steps, int ordinal) {
    Delivery.Step step = steps.get(ordinal);
    return new Thing(
        step.by(),
        new Facts()
            .with("state", step.state().name())
            .with("at", step.at())
            .with("note", step.note())
            .with("recipient", delivery.to().toString())
            .with("sha256", delivery.sha256()));
  }
}
