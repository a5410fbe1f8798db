/** The work on findings after an audit: asking, answering, confirming, closing. */
package org.liaisonauditor.casework;
