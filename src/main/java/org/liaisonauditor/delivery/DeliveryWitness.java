package org.liaisonauditor.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Digest;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;

/** What was put into the outbox, as the history records it: what goes to whom, with which hash. */
final class DeliveryWitness implements Witnessed {

  private final DeliveryStore store;

  DeliveryWitness(DeliveryStore store) {
    this.store = store;
  }

  @Override
  public Kind kind() {
    return Kind.DELIVERY;
  }

  @Override
  public void forEach(Consumer<String> what) {
    store.numbers().forEach(number -> what.accept(Long.toString(number)));
  }

  @Override
  public Optional<Thing> find(String what) {
    return what.matches("[0-9]{1,18}")
        ? store.queued(Long.parseLong(what)).map(DeliveryWitness::thing)
        : Optional.empty();
  }

  private static Thing thing(DeliveryStore.Queued queued) {
    Delivery delivery = queued.delivery();
    List<Delivery.Step> steps = queued.steps();
    Delivery.Step first = steps.getFirst();
    if (steps.getLast().state() != delivery.state()) {
      throw new IllegalArgumentException(
          "it is noted as "
              + delivery.state()
              + ", and its last step says "
              + steps.getLast().state());
    }
    return new Thing(
        first.by(),
        new Facts()
            .with("about", delivery.about())
            .with("run", delivery.run())
            .with("issued report", delivery.issued())
            .with("entry", delivery.entry())
            .with("report", delivery.report())
            .with("unit", delivery.unit())
            .with("language", delivery.language().tag())
            .with("recipient", delivery.to().toString())
            .with("sha256", delivery.sha256())
            .with("file", delivery.fileName())
            .with("attached", delivery.attached())
            .with("subject", delivery.subject())
            .with("text sha256", new Digest("text of a mail").add(delivery.body()).sha256())
            .with("message id", delivery.messageId())
            .with("queued at", delivery.queued())
            .with("state then", first.state().name())
            .with("note", first.note()));
  }
}
