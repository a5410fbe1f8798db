/** Findings are sent out to be answered, and the answers come back. */
package org.liaisonauditor.answers;
