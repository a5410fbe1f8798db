/**
 * What a unit may see of an audit: its own members, and what it answers for. Everything else is
 * taken out of the result before anything is drawn of it.
 */
package org.liaisonauditor.scope;
