/**
 * Rule packs: folders with a regulation, its parameters and its rules in DRL, read, checked,
 * compiled and run at run time. The only place that knows Drools.
 */
package org.liaisonauditor.rules;
