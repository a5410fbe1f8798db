package org.liaisonauditor.schedule;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What holds for every timetable entry that does not say otherwise.
 *
 * @param home folder from which relative paths count
 * @param zone the organization's time zone
 */
record Standards(Path home, ZoneId zone) {}
