package org.liaisonauditor.intake;

import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;

/** Takes the united records, table by table. */
interface RecordSink {

  void begin(Table table);

  void add(Submitted record);

  void end();
}
