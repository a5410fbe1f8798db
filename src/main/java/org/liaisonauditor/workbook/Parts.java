package org.liaisonauditor.workbook;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The parts of a workbook's archive, each read within bounds. */
final class Parts implements Closeable {

  /** A sheet with every row filled in every column of the widest table stays below this. */
  static final long MAX_PART = 1L << 30;

  private static final long MAX_TOTAL = 2L << 30;
  private static final int MAX_ENTRIES = 10_000;

  /** Below this size no ratio is suspicious: a small bomb does no harm. */
  private static final long RATIO_FROM = 16L << 20;

  private static final long MAX_RATIO = 200;

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private long total;

  Parts(Path file) throws IOException, RefusedException {
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new RefusedException(Refusal.DAMAGED_ARCHIVE, e.getMessage(), e);
    }
    int size = zip.size();
    if (size > MAX_ENTRIES) {
      zip.close();
      throw new RefusedException(Refusal.TOO_LARGE, size + " parts");
    }
    for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
      ZipEntry entry = e.nextElement();
      entries.putIfAbsent(key(entry.getName()), entry);
    }
  }

  /** Part names don't differ by case; some programs write them with backslashes. */
  private static String key(String name) {
    String path = name.replace('\\', '/');
    return (path.startsWith("/") ? path.substring(1) : path).toLowerCase(Locale.ROOT);
  }

  boolean has(String name) {
    return entries.containsKey(key(name));
  }

  /** The names of all parts, in small letters. */
  Set<String> names() {
    return Collections.unmodifiableSet(new TreeSet<>(entries.keySet()));
  }

  /** Whether all parts together are larger than a number of bytes when unpacked. */
  boolean largerThan(long bytes) throws IOException, RefusedException {
    long unpacked = 0;
    byte[] buffer = new byte[1 << 16];
    for (String name : entries.keySet()) {
      // Counted, not asked: an archive may lie about its sizes.
      try (InputStream in = open(name, MAX_PART)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          unpacked += read;
          if (unpacked > bytes) {
            return true;
          }
        }
      }
    }
    return false;
  }

  InputStream open(String name, long maxBytes) throws IOException, RefusedException {
    ZipEntry entry = entries.get(key(name));
    if (entry == null) {
      throw new RefusedException(Refusal.MISSING_PART, name);
    }
    return new Bounded(zip.getInputStream(entry), name, entry.getCompressedSize(), maxBytes);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Thrown from within a parser when a part grows beyond its bounds. */
  static final class TooLargeException extends IOException {
    TooLargeException(String message) {
      super(message);
    }
  }

  private final class Bounded extends FilterInputStream {

    private final String name;
    private final long packed;
    private final long max;
    private long unpacked;

    Bounded(InputStream in, String name, long packed, long max) {
      super(in);
      this.name = name;
      this.packed = Math.max(packed, 1);
      this.max = max;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      unpacked += read;
      total += read;
      boolean bomb = unpacked > RATIO_FROM && unpacked / packed > MAX_RATIO;
      if (unpacked > max || total > MAX_TOTAL || bomb) {
        throw new TooLargeException(name + ": " + unpacked + " bytes");
      }
    }
  }
}
