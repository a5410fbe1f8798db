package org.liaisonauditor.publish;

import java.io.IOException;
import java.nio.file.Path;

/** Tries the rules of a draft, away from this process. */
public interface Trials {

  /** Whether all scenarios of a pack pass. */
  boolean scenariosPass(Path pack) throws IOException, InterruptedException;

  /** Whether no small mistake goes unnoticed without a reason. */
  boolean mistakesNoticed(Path pack) throws IOException, InterruptedException;
}
