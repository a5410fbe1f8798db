package org.liaisonauditor.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeSet;
import org.liaisonauditor.domain.Sha256;

/**
 * The smallest hashes of a table's keys: enough to estimate which part of its records another
 * submission lists too, exact for up to {@value #SIZE} keys (bottom-k sketch; Cohen and Kaplan,
 * PODC 2007).
 */
public final class KeySketch {

  static final int SIZE = 1_024;

  private final TreeSet<Long> smallest = new TreeSet<>();
  private final Sha256 hash = new Sha256();

  /** Adds a record's key. */
  public void add(String key) {
    long start = ByteBuffer.wrap(hash.add(key).bytes()).getLong();
    if (smallest.size() < SIZE) {
      smallest.add(start);
    } else if (start < smallest.last() && smallest.add(start)) {
      smallest.pollLast();
    }
  }

  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * smallest.size());
    smallest.forEach(buffer::putLong);
    return buffer.array();
  }

  /**
   * How many of the keys are common to two sketches, and how many the one with fewer has, both
   * counted below the largest hash that both sketches are complete up to.
   */
  static Overlap overlap(byte[] one, byte[] other) {
    long[] a = longs(one);
    long[] b = longs(other);
    long limit = Math.min(complete(a), complete(b));
    long[] inA = Arrays.stream(a).filter(hash -> hash <= limit).toArray();
    TreeSet<Long> inB = new TreeSet<>();
    Arrays.stream(b).filter(hash -> hash <= limit).forEach(inB::add);
    int common = (int) Arrays.stream(inA).filter(inB::contains).count();
    return new Overlap(common, Math.min(inA.length, inB.size()));
  }

  /** Common keys, and keys of the smaller of two tables. */
  record Overlap(int common, int smaller) {

    Overlap plus(Overlap more) {
      return new Overlap(common + more.common, smaller + more.smaller);
    }

    /** Whether at least half of the smaller one is in the other too. */
    boolean forTheMostPart() {
      return smaller > 0 && 2 * common >= smaller;
    }
  }

  private static long complete(long[] hashes) {
    return hashes.length < SIZE ? Long.MAX_VALUE : hashes[hashes.length - 1];
  }

  private static long[] longs(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long[] longs = new long[bytes.length / Long.BYTES];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = buffer.getLong();
    }
    return longs;
  }
}
