package org.liaisonauditor.delivery;

import java.util.Optional;

/** Knows of deliveries that wait and are not to go any more. */
public interface Recall {

  /** Why a delivery is not to go any more; empty where nothing speaks against it. */
  Optional<String> why(Delivery delivery);
}
