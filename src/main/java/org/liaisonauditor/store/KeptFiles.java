package org.liaisonauditor.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.liaisonauditor.domain.Sha256;

/** Files by the hash of their bytes, each once, in pieces. */
public final class KeptFiles {

  /** H2 allows 1,048,576 bytes in a column. */
  private static final int PIECE = 1 << 19;

  private final Database database;

  public KeptFiles(Database database) {
    this.database = database;
  }

  /**
   * Keeps a file, unless its bytes are kept already; within the transaction that runs.
   *
   * @return the hash under which it is kept
   */
  public String keep(Path file) throws IOException {
    String sha256 = Bundles.hashOfFile(file);
    keep(sha256, file);
    return sha256;
  }

  /** Keeps a file, unless its bytes are kept already; within the transaction that runs. */
  public void keep(String sha256, Path file) {
    if (holds(sha256)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      database
          .sql()
          .sql("INSERT INTO kept_file (sha256, bytes) VALUES (?, ?)")
          .params(sha256, Files.size(file))
          .update();
      byte[] buffer = new byte[PIECE];
      int piece = 0;
      for (int read = in.readNBytes(buffer, 0, PIECE);
          read > 0;
          read = in.readNBytes(buffer, 0, PIECE)) {
        database
            .sql()
            .sql("INSERT INTO kept_piece (sha256, piece, content) VALUES (?, ?, ?)")
            .params(sha256, piece++, Arrays.copyOf(buffer, read))
            .update();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " could not be kept", e);
    }
  }

  boolean holds(String sha256) {
    return database
            .sql()
            .sql("SELECT COUNT(*) FROM kept_file WHERE sha256 = ?")
            .param(sha256)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Writes a kept file, as it came.
   *
   * @throws IOException where the target can't be written
   */
  public void copyTo(String sha256, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      write(sha256, out::write);
    }
  }

  private interface Pieces {
    void take(byte[] piece) throws IOException;
  }

  private void write(String sha256, Pieces to) throws IOException {
    for (int piece = 0; ; piece++) {
      byte[] content =
          database
              .sql()
              .sql("SELECT content FROM kept_piece WHERE sha256 = ? AND piece = ?")
              .params(sha256, piece)
              .query(byte[].class)
              .optional()
              .orElse(null);
      if (content == null) {
        return;
      }
      to.take(content);
    }
  }

  /** Gives the hashes of files whose bytes are not what was kept any more, or that are gone. */
  public void damaged(Consumer<String> to) {
    database
        .sql()
        .sql(
            "SELECT sha256 FROM kept_file UNION SELECT sha256 FROM submission"
                + " UNION SELECT sha256 FROM bundle_file UNION SELECT sha256 FROM case_evidence"
                + " UNION SELECT sha256 FROM issued_report"
                + " UNION SELECT sha256 FROM delivery WHERE sha256 IS NOT NULL")
        .query(String.class)
        .list()
        .forEach(
            sha256 -> {
              if (!intact(sha256)) {
                to.accept(sha256);
              }
            });
  }

  /** Whether a file is as long as it was when it was kept. */
  private boolean sized(String sha256) {
    return database
            .sql()
            .sql(
                "SELECT COUNT(*) FROM kept_file f WHERE f.sha256 = ? AND f.bytes = (SELECT"
                    + " COALESCE(SUM(OCTET_LENGTH(p.content)), 0) FROM kept_piece p"
                    + " WHERE p.sha256 = f.sha256)")
            .param(sha256)
            .query(Integer.class)
            .single()
        > 0;
  }

  private boolean intact(String sha256) {
    Sha256 hash = new Sha256();
    try {
      write(sha256, hash::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sized(sha256) && hash.hex().equals(sha256);
  }
}
