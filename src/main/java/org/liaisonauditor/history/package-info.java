/**
 * The history of what was audited and published: a chain of hashes in the database, which shows
 * what was changed in it or in the tables that it is about. Packages that own such tables append
 * entries and say how to check them again.
 */
package org.liaisonauditor.history;
