/**
 * The facts that units submit, as records in the words of the field: members, letters of
 * introduction, meetings, evaluations. No framework, no input or output. Dates that a unit left
 * blank are {@code null}; codes are text, compared to the letter.
 */
package org.liaisonauditor.domain;
