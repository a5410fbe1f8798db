package org.liaisonauditor.issuing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.liaisonauditor.store.Database;

/** Lets one at a time, of all servers, take numbers and note reports. */
final class IssuingGuard {

  private static final String NAME = "issued reports";

  private final Database database;

  IssuingGuard(Database database) {
    this.database = database;
  }

  /** What is done under the guard. */
  interface Work<T> {
    T run() throws IOException, IssuingRefused;
  }

  /** Does it in one transaction, which is undone where it is refused or fails. */
  <T> T during(Work<T> work) throws IOException, IssuingRefused {
    try {
      return database.inTransaction(
          () -> {
            database.lock(NAME);
            try {
              return work.run();
            } catch (IssuingRefused refused) {
              throw new Undone(refused);
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    } catch (Undone undone) {
      throw undone.refused;
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** Takes a refusal out of a transaction, which it undoes. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient IssuingRefused refused;

    Undone(IssuingRefused refused) {
      super(refused);
      this.refused = refused;
    }
  }
}
