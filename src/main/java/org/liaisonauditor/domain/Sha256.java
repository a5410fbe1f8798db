package org.liaisonauditor.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over pieces, one after the other; texts go in as UTF-8. */
public final class Sha256 {

  private final MessageDigest digest;

  /** A hash over nothing yet. */
  public Sha256() {
    this(start());
  }

  private Sha256(MessageDigest digest) {
    this.digest = digest;
  }

  private static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds bytes. */
  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds the first bytes of a buffer. */
  public Sha256 add(byte[] buffer, int count) {
    digest.update(buffer, 0, count);
    return this;
  }

  /** Adds a byte. */
  public Sha256 add(byte one) {
    digest.update(one);
    return this;
  }

  /** Adds a text. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The 32 bytes of the hash; it is over nothing again then. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The hash in lower-case hex, 64 digits; it is over nothing again then. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** The hash of what was added until now, in lower-case hex; more can be added. */
  public String hexSoFar() {
    try {
      return new Sha256((MessageDigest) digest.clone()).hex();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the SHA-256 of this Java can't be copied", e);
    }
  }

  /** The hash of a text, in lower-case hex. */
  public static String hex(String text) {
    return new Sha256().add(text).hex();
  }
}
