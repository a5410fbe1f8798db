/** The command line: what people and scripts type, and the exit codes that scripts read. */
package org.liaisonauditor.cli;
