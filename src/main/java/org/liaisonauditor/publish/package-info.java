/**
 * Published versions of rule packs: which one is in force when, what a draft must show before it is
 * published, and the way back. Versions are never changed or removed.
 */
package org.liaisonauditor.publish;
