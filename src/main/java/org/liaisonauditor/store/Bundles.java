package org.liaisonauditor.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Sha256;

/** Folders as they were on a day, kept by the hash of their content: rule packs, definitions. */
public final class Bundles {

  private static final int BUFFER = 1 << 16;

  private final Database database;
  private final KeptFiles files;

  public Bundles(Database database) {
    this.database = database;
    this.files = new KeptFiles(database);
  }

  /**
   * Keeps all files of a folder, hidden ones left out.
   *
   * @return the bundle's hash; the same content has the same one
   */
  public String keep(Path folder) throws IOException {
    Map<String, Path> paths = files(folder);
    Map<String, String> hashes = hashes(paths);
    String bundle = hash(hashes);
    database.inTransaction(
        () -> {
          database.lock("bundles");
          if (holds(bundle)) {
            return;
          }
          database.sql().sql("INSERT INTO bundle (hash) VALUES (?)").param(bundle).update();
          hashes.forEach(
              (path, hash) -> {
                files.keep(hash, paths.get(path));
                database
                    .sql()
                    .sql("INSERT INTO bundle_file (hash, path, sha256) VALUES (?, ?, ?)")
                    .params(bundle, path, hash)
                    .update();
              });
        });
    return bundle;
  }

  /** The hash that a folder has as a bundle. */
  static String hash(Path folder) throws IOException {
    return hash(hashes(files(folder)));
  }

  private static Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> paths = new TreeMap<>(CodePoints.ORDER);
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .filter(file -> !hidden(folder.relativize(file)))
          .forEach(file -> paths.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    return paths;
  }

  private static Map<String, String> hashes(Map<String, Path> paths) throws IOException {
    Map<String, String> hashes = new TreeMap<>(CodePoints.ORDER);
    for (Map.Entry<String, Path> file : paths.entrySet()) {
      hashes.put(file.getKey(), hashOfFile(file.getValue()));
    }
    return hashes;
  }

  private static String hash(Map<String, String> hashes) {
    Sha256 all = new Sha256();
    hashes.forEach((path, hash) -> all.add(path + "\n" + hash + "\n"));
    return all.hex();
  }

  private static boolean hidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(String bundle) {
    return database
            .sql()
            .sql("SELECT COUNT(*) FROM bundle WHERE hash = ?")
            .param(bundle)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Puts a bundle's files back into a folder.
   *
   * @param target an existing, empty folder
   */
  public void copyTo(String bundle, Path target) throws IOException {
    for (Map.Entry<String, String> file : keptHashes(bundle).entrySet()) {
      Path to = target.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      files.copyTo(file.getValue(), to);
    }
  }

  private Map<String, String> keptHashes(String bundle) {
    Map<String, String> hashes = new TreeMap<>(CodePoints.ORDER);
    database
        .sql()
        .sql("SELECT path, sha256 FROM bundle_file WHERE hash = ?")
        .param(bundle)
        .query(
            row -> {
              hashes.put(row.getString(1), row.getString(2));
            });
    return hashes;
  }

  /** Gives the hashes of folders whose list of files is not what was kept any more. */
  public void damaged(Consumer<String> to) {
    database
        .sql()
        .sql("SELECT hash FROM bundle UNION SELECT hash FROM bundle_file")
        .query(String.class)
        .list()
        .forEach(
            bundle -> {
              if (!holds(bundle) || !hash(keptHashes(bundle)).equals(bundle)) {
                to.accept(bundle);
              }
            });
  }

  /** SHA-256 of a file, in lower-case hex: the name under which its bytes are kept. */
  public static String hashOfFile(Path file) throws IOException {
    Sha256 hash = new Sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.add(buffer, read);
      }
    }
    return hash.hex();
  }
}
