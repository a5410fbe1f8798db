package org.liaisonauditor.intake;

/** Hears how far the reading of a folder is. May be called from several threads, one at a time. */
@FunctionalInterface
public interface IntakeProgress {

  /**
   * A file was read.
   *
   * @param files how many were read so far
   * @param total how many there are
   */
  void read(int files, int total);
}
