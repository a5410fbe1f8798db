/**
 * The database: submissions with their files, rows and problems, kept as they came and never
 * changed; and the data sets made of them, cut into residence branches. H2 or PostgreSQL.
 */
package org.liaisonauditor.store;
