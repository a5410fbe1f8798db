/**
 * Reports that go out under a number: each takes the next one of its type within the term, is
 * signed, kept to the byte, and recorded in the history.
 */
package org.liaisonauditor.issuing;
