/**
 * Findings over successive audits: which are new, still open, changed, gone, back, and since when.
 */
package org.liaisonauditor.findings;
