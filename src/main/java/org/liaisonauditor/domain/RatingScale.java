package org.liaisonauditor.domain;

import java.util.List;

/**
 * The ratings that a residence comment may give: a setting of the regulation pack, since no text of
 * the centre names them.
 *
 * @param ratings from best to worst
 */
public record RatingScale(List<Rating> ratings) {

  public RatingScale {
    ratings = List.copyOf(ratings);
  }

  /**
   * One rating.
   *
   * @param code what the records and parameters hold, such as {@code GOOD}
   * @param name what people read and write, such as {@code Tốt}
   */
  public record Rating(String code, Text name) {}
}
