package org.liaisonauditor.issuing;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/** The numbers that were given up, which the history records: they explain each gap. */
final class GivenUpWitness implements Witnessed {

  private final TakenNumbers numbers;

  GivenUpWitness(Database database) {
    this.numbers = new TakenNumbers(database);
  }

  @Override
  public Kind kind() {
    return Kind.NUMBER_GIVEN_UP;
  }

  @Override
  public void forEach(Consumer<String> what) {
    numbers.givenUp().forEach(number -> what.accept(Long.toString(number.number())));
  }

  @Override
  public Optional<Thing> find(String what) {
    return what.matches("[0-9]{1,18}")
        ? numbers
            .unbound(Long.parseLong(what))
            .filter(number -> number.givenUp() != null)
            .map(number -> new Thing(number.givenUp().by(), facts(number)))
        : Optional.empty();
  }

  private Facts facts(TakenNumber number) {
    IssuedReport.Subject subject = number.subject();
    return new Facts()
        .with("term", number.term())
        .with("body", number.series().body())
        .with("form", number.series().form())
        .with("document number", number.documentNumber())
        .with("run", subject.run())
        .with("earlier run", subject.earlier())
        .with("kind", subject.kind())
        .with("unit", subject.unit())
        .with("language", subject.language().tag())
        .with("issued on", number.on())
        .with("taken at", number.at())
        .with("taken by", number.by())
        .with("taken login", number.login())
        .with("given up at", number.givenUp().at())
        .with("login", number.givenUp().login())
        .with("reason", number.givenUp().reason())
        .with("number taken", numbers.taking(number.number()));
  }
}
