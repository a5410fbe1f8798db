/** Which unit has not sent what for a period. */
package org.liaisonauditor.due;
