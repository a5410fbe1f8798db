/**
 * From the files that units submit to the records of an audit: every file of a folder is read,
 * every problem gathered with its cell, the tables united, references resolved. What can't be used
 * is left out whole and counted, never half read.
 */
package org.liaisonauditor.intake;
