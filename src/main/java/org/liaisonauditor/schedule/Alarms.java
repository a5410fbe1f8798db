package org.liaisonauditor.schedule;

import java.util.Collection;

/** Rings at moments, also after a restart. */
interface Alarms {

  /** Sets the alarms to these; others are taken away. An alarm of the past rings at once. */
  void set(Collection<Alarm> alarms);
}
