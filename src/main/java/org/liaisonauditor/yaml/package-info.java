/**
 * YAML that people write by hand: read with the position of every value, so that each fault can be
 * told with file, line and column, and all faults at once.
 */
package org.liaisonauditor.yaml;
