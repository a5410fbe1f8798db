/**
 * Audit runs: audits of what is stored, each with a record of what was asked, what it ran on and
 * what came out, restartable where it stopped. Spring Batch does the steps.
 */
package org.liaisonauditor.runs;
