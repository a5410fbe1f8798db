/**
 * Signatures of finished documents, and the check of what was signed: PDFBox reads and adds to the
 * file, BouncyCastle makes and reads the signature, the JDK holds the key.
 */
package org.liaisonauditor.signing;
