/**
 * The watched folder: workbooks dropped there are taken in one delivery a unit, and moved away with
 * what came of them beside them. Nothing is lost or overwritten, whenever the program is killed.
 */
package org.liaisonauditor.inbox;
