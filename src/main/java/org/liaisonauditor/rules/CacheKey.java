package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.liaisonauditor.domain.Sha256;

/**
 * Marks kept packs as made by this user's program, so that a file that anybody else laid into the
 * cache, or changed there, is not run. The key lies in the user's configuration, away from the
 * cache, and only the user can read it.
 */
final class CacheKey {

  static final int MARK_BYTES = 32;

  private static final String PROPERTY = "auditor.cache-key";
  private static final int BLOCK_BYTES = 64;

  private final byte[] key;

  private CacheKey(byte[] key) {
    this.key = key;
  }

  /**
   * The user's key, made when there is none yet: the file that auditor.cache-key names, or the
   * usual.
   */
  static CacheKey ofUser() throws IOException {
    String set = System.getProperty(PROPERTY);
    if (set != null) {
      return in(Path.of(set));
    }
    String user = System.getenv("XDG_CONFIG_HOME");
    Path base =
        user == null || user.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(user);
    return in(base.resolve("liaison-auditor").resolve("cache.key"));
  }

  /** The key in a file. */
  static CacheKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != MARK_BYTES) {
      throw new IOException(
          file
              + " is no key: it holds "
              + key.length
              + " bytes, not "
              + MARK_BYTES
              + "; delete it");
    }
    return new CacheKey(key);
  }

  /** Written aside first, so that a program that starts at the same time sees all of it or none. */
  private static void make(Path file) throws IOException {
    byte[] key = new byte[MARK_BYTES];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "key-", ".tmp");
    try {
      if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
      }
      Files.write(part, key, StandardOpenOption.TRUNCATE_EXISTING);
      Files.createLink(file, part);
    } catch (FileAlreadyExistsException e) {
      // Another program was faster; its key counts.
      return;
    } finally {
      Files.delete(part);
    }
  }

  /** The mark of a pack kept under a name. */
  byte[] mark(String name, byte[] pack) {
    byte[] inner = sha256(padded(0x36), name.getBytes(StandardCharsets.UTF_8), pack);
    return sha256(padded(0x5c), inner);
  }

  /**
   * HMAC by RFC 2104, on the digest that is loaded anyway: the JDK's own takes a tenth of a second.
   */
  private byte[] padded(int pad) {
    byte[] block = new byte[BLOCK_BYTES];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    return block;
  }

  private static byte[] sha256(byte[]... parts) {
    Sha256 hash = new Sha256();
    for (byte[] part : parts) {
      hash.add(part);
    }
    return hash.bytes();
  }

  /** Whether a mark is that of a pack kept under a name. */
  boolean isMark(byte[] mark, String name, byte[] pack) {
    return MessageDigest.isEqual(mark, mark(name, pack));
  }
}
