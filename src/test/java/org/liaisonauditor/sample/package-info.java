/**
 * Cities made up from a seed: the records of a city as its units would submit them, with gaps and
 * near misses of every rule, and the files that hold them. No person in them is real.
 */
package org.liaisonauditor.sample;
