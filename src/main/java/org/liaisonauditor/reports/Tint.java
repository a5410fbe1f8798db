package org.liaisonauditor.reports;

import org.liaisonauditor.domain.Severity;

/** Colours of the report; each differs from its neighbours in a black-and-white print too. */
enum Tint {
  BLACK(0, 0, 0),
  GREY(0.36f, 0.36f, 0.36f),
  LINE(0.72f, 0.72f, 0.72f),
  BAND(0.90f, 0.92f, 0.95f),
  HEADER(0.82f, 0.86f, 0.90f),
  HIGH(0.66f, 0.10f, 0.10f),
  MEDIUM(0.70f, 0.42f, 0.02f),
  LOW(0.30f, 0.38f, 0.46f),
  STRING(0.10f, 0.33f, 0.42f),
  HIGH_BAR(0.66f, 0.10f, 0.10f),
  MEDIUM_BAR(0.90f, 0.60f, 0.20f),
  LOW_BAR(0.78f, 0.82f, 0.86f);

  final float red;
  final float green;
  final float blue;

  Tint(float red, float green, float blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  /** The colour of words that name a severity. */
  static Tint of(Severity severity) {
    return switch (severity) {
      case HIGH -> HIGH;
      case MEDIUM -> MEDIUM;
      case LOW -> LOW;
    };
  }
}
