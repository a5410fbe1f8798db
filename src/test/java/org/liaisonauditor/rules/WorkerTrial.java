package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;

/** A program for a worker to run, good or bad. */
final class WorkerTrial {

  private WorkerTrial() {}

  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "good" -> System.out.println("Đạt: " + System.getenv().containsKey("SECRET"));
      case "fails" -> {
        System.err.println("complaint");
        System.exit(4);
      }
      case "endless" -> {
        System.out.println("begun");
        while (true) {
          Thread.onSpinWait();
        }
      }
      case "greedy" -> {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
          kept.add(new byte[1_000_000]);
        }
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }
}
