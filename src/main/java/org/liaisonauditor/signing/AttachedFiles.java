package org.liaisonauditor.signing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Sha256;

/** The files that a document carries, by name. */
final class AttachedFiles {

  /** What is small enough to be read as a whole. */
  private static final int SMALL = 64 * 1024 * 1024;

  private AttachedFiles() {}

  /** The files of a document, in the order of their names. */
  static Map<String, PDEmbeddedFile> of(PDDocument pdf) throws IOException {
    Map<String, PDEmbeddedFile> files = new TreeMap<>(CodePoints.ORDER);
    if (pdf.getDocumentCatalog().getNames() != null) {
      PDEmbeddedFilesNameTreeNode tree = pdf.getDocumentCatalog().getNames().getEmbeddedFiles();
      if (tree != null) {
        gather(tree, files, 0);
      }
    }
    return files;
  }

  private static void gather(
      PDNameTreeNode<PDComplexFileSpecification> node, Map<String, PDEmbeddedFile> files, int deep)
      throws IOException {
    if (deep > 50) {
      throw new IOException("the list of attached files goes in circles");
    }
    if (node.getNames() != null) {
      node.getNames()
          .forEach(
              (name, one) -> {
                if (one != null && one.getEmbeddedFile() != null) {
                  files.put(name, one.getEmbeddedFile());
                }
              });
    }
    if (node.getKids() != null) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
        gather(kid, files, deep + 1);
      }
    }
  }

  /** SHA-256 of a file, in lower-case hex, read piece by piece. */
  static String sha256(PDEmbeddedFile file) throws IOException {
    try (InputStream in = file.createInputStream()) {
      Sha256 hash = new Sha256();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.add(buffer, read);
      }
      return hash.hex();
    }
  }

  /** The bytes of a small file. */
  static byte[] bytes(PDEmbeddedFile file) throws IOException {
    try (InputStream in = file.createInputStream()) {
      byte[] bytes = in.readNBytes(SMALL + 1);
      if (bytes.length > SMALL) {
        throw new IOException("an attached manifest of more than " + SMALL + " bytes");
      }
      return bytes;
    }
  }
}
