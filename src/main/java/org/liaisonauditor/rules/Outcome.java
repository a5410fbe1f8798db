package org.liaisonauditor.rules;

import java.util.List;
import java.util.Map;

/**
 * What came of running a pack on a partition.
 *
 * @param reports what the rules reported, in no particular order
 * @param failures by rule code, why a rule could not run
 */
public record Outcome(List<Report> reports, Map<String, String> failures) {}
