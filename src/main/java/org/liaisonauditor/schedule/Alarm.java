package org.liaisonauditor.schedule;

import java.time.Instant;

/**
 * A moment at which a firing is looked at.
 *
 * @param entry code of the entry
 * @param planned the moment for which the firing is planned
 * @param at when to look: then, or for a further try later
 */
record Alarm(String entry, Instant planned, Instant at) {}
