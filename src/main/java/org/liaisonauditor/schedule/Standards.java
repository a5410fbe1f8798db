package org.liaisonauditor.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.liaisonauditor.delivery.DeliveryTerms;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;

/**
 * What holds for every timetable entry that does not say otherwise.
 *
 * @param home folder from which relative paths count
 * @param zone the organization's time zone
 * @param packs the rules that an entry goes by
 * @param deliveries what deliveries are checked by
 */
record Standards(Path home, ZoneId zone, Packs packs, DeliveryTerms deliveries) {

  /** Reads the rules that a folder names. */
  interface Packs {
    RulePack read(Path folder) throws IOException, PackRefused;
  }
}
