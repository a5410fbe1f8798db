/**
 * An audit: a pure function of records, rule pack, parameters, period and as-of date, run partition
 * by partition.
 */
package org.liaisonauditor.audit;
