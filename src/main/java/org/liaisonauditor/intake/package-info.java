/**
 * Takes in what units send: workbooks and CSV files become records, and everything wrong with them
 * becomes problems, all at once, each with its cell. Nothing is half taken in.
 */
package org.liaisonauditor.intake;
