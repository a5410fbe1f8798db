/**
 * Workbooks for clerks: what is known of a unit filled in, with drop-down lists, checks of days and
 * notes, to be filled in and sent back.
 */
package org.liaisonauditor.template;
