/**
 * What a rule may see: the terms of the rule catalogue (in scope, on the roll, expected, missed,
 * the covering letter …), tallies and statistics, computed once from the submitted records for an
 * audit period and an as-of date.
 *
 * <p>Every public record here that implements {@link org.liaisonauditor.facts.Fact} can be matched
 * in DRL by its simple name; its components and the methods of {@code Fact} are the fields and
 * functions that a rule author may use. No fact knows a rule.
 */
package org.liaisonauditor.facts;
