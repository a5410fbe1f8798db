package org.liaisonauditor.domain;

/** Grades of the yearly classification of members (366-QĐ/TW of 2025-08-30). */
public enum Grade {
  EXCELLENT,
  GOOD,
  COMPLETED,
  NOT_COMPLETED
}
