/**
 * Reports on their way to those who are to read them: an outbox whose rows are written together
 * with the note that a run is done, and what sends them, each once, by mail or into a folder.
 */
package org.liaisonauditor.delivery;
