/**
 * The rule catalogue read a second time, in plain Java, apart from the program's own facts and
 * rules, so that the two readings can be held against each other.
 */
package org.liaisonauditor.oracle;
