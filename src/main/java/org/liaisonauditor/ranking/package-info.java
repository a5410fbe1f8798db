/**
 * Where to inspect next: units ranked by what their findings say, shrunk towards the average of
 * their kind. Screening, not proof. Docs: decision 29.
 */
package org.liaisonauditor.ranking;
