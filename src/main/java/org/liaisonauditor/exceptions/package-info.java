/** Accepted gaps: what an inspector and a second person agree not to pursue for a while. */
package org.liaisonauditor.exceptions;
