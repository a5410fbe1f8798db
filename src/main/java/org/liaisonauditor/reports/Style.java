package org.liaisonauditor.reports;

/**
 * How a text is set.
 *
 * @param size in points
 * @param leading from line to line, in points
 */
record Style(Face face, float size, float leading, Tint tint) {

  Style in(Tint other) {
    return new Style(face, size, leading, other);
  }
}
