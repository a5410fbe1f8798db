package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.ranking.FunnelLimits;
import org.liaisonauditor.ranking.KindRanking;
import org.liaisonauditor.ranking.RankedUnit;

/**
 * Units as points: gaps expected to the right, gaps found to those expected upwards, with the
 * limits of chance. Both axes are drawn by the square root, which gives small units room. What lies
 * outside is told by form and by letters, not by colour alone.
 */
final class FunnelPlot {

  private static final float HEIGHT = 300;
  private static final float LEFT_ROOM = 40;
  private static final float RIGHT_ROOM = 10;
  private static final float BELOW = 34;
  private static final float ABOVE = 30;
  private static final int STEPS = 90;
  private static final float TICK_ROOM = 30;
  private static final int LONGEST_CODE = 14;
  private static final double[] TICKS = {
    0, 0.5, 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500,
    2000, 3000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000
  };

  private final PageFlow flow;
  private final PlanWording wording;
  private final KindRanking kind;
  private final Style small;
  private final List<Box> taken = new ArrayList<>();
  private float left;
  private float bottom;
  private float wide;
  private float high;
  private double leastExpected;
  private double mostExpected;
  private double mostRatio;
  private int unnamed;

  private record Box(float x1, float y1, float x2, float y2) {

    boolean touches(Box other) {
      return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
    }
  }

  FunnelPlot(PageFlow flow, PlanWording wording, KindRanking kind) {
    this.flow = flow;
    this.wording = wording;
    this.kind = kind;
    this.small = new Style(flow.styles().regular, 8.8f, 10.6f, Tint.BLACK);
  }

  /** The height that it takes. */
  static float height() {
    return HEIGHT;
  }

  /** How many units outside the limits found no room for their code. */
  int unnamed() {
    return unnamed;
  }

  /** Draws the plot here, or on the next page where it has no room. */
  void draw() {
    flow.figure(wording.alternative(kind), HEIGHT, this::paint);
  }

  private void paint() {
    DoubleSummaryStatistics expected =
        kind.ranked().stream()
            .mapToDouble(RankedUnit::expected)
            .filter(value -> value > 0)
            .summaryStatistics();
    leastExpected = 0.6 * expected.getMin();
    mostExpected = 1.06 * expected.getMax();
    mostRatio =
        1.08
            * Math.max(
                kind.limits().at(mostExpected).highest(),
                kind.ranked().stream().mapToDouble(RankedUnit::ratio).max().orElse(1));
    float upper = flow.y();
    left = flow.left() + LEFT_ROOM;
    bottom = upper - HEIGHT + BELOW;
    wide = flow.width() - LEFT_ROOM - RIGHT_ROOM;
    high = HEIGHT - BELOW - ABOVE;
    legend(upper);
    axes();
    limits();
    points();
    labels();
    flow.moveTo(upper - HEIGHT);
  }

  private float x(double expected) {
    double from = Math.sqrt(leastExpected);
    return left + (float) (wide * (Math.sqrt(expected) - from) / (Math.sqrt(mostExpected) - from));
  }

  private float y(double ratio) {
    return bottom + (float) (high * Math.sqrt(Math.min(ratio, mostRatio) / mostRatio));
  }

  private void axes() {
    flow.stroke(new float[] {left, left}, new float[] {bottom, bottom + high}, 0.6f, 0);
    flow.stroke(new float[] {left, left + wide}, new float[] {bottom, bottom}, 0.6f, 0);
    float last = Float.NEGATIVE_INFINITY;
    for (double tick : TICKS) {
      float at = x(tick);
      if (tick >= leastExpected && tick <= mostExpected && at - last >= TICK_ROOM) {
        flow.stroke(new float[] {at, at}, new float[] {bottom, bottom - 3}, 0.6f, 0);
        flow.showCentred(tick(tick), small, at, bottom - 12);
        last = at;
      }
    }
    last = Float.NEGATIVE_INFINITY;
    for (double tick : TICKS) {
      float at = y(tick);
      if (tick <= mostRatio && at - last >= 14) {
        flow.stroke(new float[] {left - 3, left}, new float[] {at, at}, 0.6f, 0);
        flow.showRight(tick(tick), small, left - 6, at - 3);
        last = at;
      }
    }
    flow.showCentred(
        wording.of(PlanLabel.FUNNEL_EXPECTED), small, left + wide / 2, bottom - BELOW + 8);
    flow.show(wording.of(PlanLabel.FUNNEL_RATIO), small, flow.left(), bottom + high + 7);
    flow.stroke(new float[] {left, left + wide}, new float[] {y(1), y(1)}, 0.4f, 0);
  }

  private String tick(double value) {
    return value == Math.rint(value)
        ? wording.report().number((int) value)
        : wording.decimal(value);
  }

  private void limits() {
    FunnelLimits limits = kind.limits();
    float[] xs = new float[STEPS + 1];
    double[][] ratios = new double[4][STEPS + 1];
    double from = Math.sqrt(leastExpected);
    double to = Math.sqrt(mostExpected);
    for (int i = 0; i <= STEPS; i++) {
      double root = from + (to - from) * i / STEPS;
      FunnelLimits.At at = limits.at(root * root);
      xs[i] = x(root * root);
      ratios[0][i] = at.lowest();
      ratios[1][i] = at.low();
      ratios[2][i] = at.high();
      ratios[3][i] = at.highest();
    }
    limit(xs, ratios[0], 0);
    limit(xs, ratios[1], 3);
    limit(xs, ratios[2], 3);
    limit(xs, ratios[3], 0);
  }

  /** A limit as far as it lies within the plot: upper ones leave it at the top, lower ones at 0. */
  private void limit(float[] xs, double[] ratios, float dash) {
    int first = 0;
    while (first < STEPS - 1
        && (ratios[first] > mostRatio || (ratios[first] <= 0 && ratios[first + 1] <= 0))) {
      first++;
    }
    float[] ys = new float[STEPS + 1 - first];
    for (int i = first; i <= STEPS; i++) {
      ys[i - first] = y(ratios[i]);
    }
    flow.stroke(Arrays.copyOfRange(xs, first, STEPS + 1), ys, 0.9f, dash);
  }

  private static boolean outside(RankedUnit unit) {
    return unit.position() != FunnelLimits.Position.WITHIN;
  }

  private static float radius(RankedUnit unit) {
    return switch (unit.position()) {
      case WITHIN -> 1.5f;
      case ABOVE_INNER, BELOW_INNER -> 2.6f;
      case ABOVE_OUTER, BELOW_OUTER -> 3.1f;
    };
  }

  private void points() {
    for (RankedUnit unit : kind.ranked()) {
      float x = x(unit.expected());
      float y = y(unit.ratio());
      float radius = radius(unit);
      point(x, y, unit.position());
      taken.add(new Box(x - radius, y - radius, x + radius, y + radius));
    }
  }

  private void point(float x, float y, FunnelLimits.Position position) {
    switch (position) {
      case WITHIN -> flow.dot(x, y, 1.5f, Tint.GREY, false);
      case ABOVE_INNER, BELOW_INNER -> {
        flow.dot(x, y, 2.6f, Tint.BLACK, false);
        flow.dot(x, y, 0.9f, Tint.BLACK, true);
      }
      case ABOVE_OUTER, BELOW_OUTER -> flow.dot(x, y, 3.1f, Tint.HIGH, true);
    }
  }

  /** Codes of units outside, the furthest out first, each where nothing else stands. */
  private void labels() {
    List<RankedUnit> outside =
        kind.ranked().stream()
            .filter(FunnelPlot::outside)
            .sorted(
                Comparator.comparingInt((RankedUnit unit) -> radius(unit) > 3 ? 0 : 1)
                    .thenComparing(unit -> -Math.abs(unit.ratio() - 1))
                    .thenComparing(RankedUnit::code, CodePoints.ORDER))
            .toList();
    for (RankedUnit unit : outside) {
      if (!label(unit)) {
        unnamed++;
      }
    }
  }

  private boolean label(RankedUnit unit) {
    String code = small.face().showable(unit.code());
    String text = code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE - 1) + "…";
    float width = small.face().width(text, small.size());
    float x = x(unit.expected());
    float y = y(unit.ratio());
    float half = 4;
    for (int ring = 0; ring < 9; ring++) {
      float off = radius(unit) + 2 + ring * 7;
      float[][] places = {
        {x + off, y - half},
        {x - off - width, y - half},
        {x - width / 2, y + off},
        {x - width / 2, y - off - 2 * half},
        {x + off * 0.7f, y + off * 0.7f},
        {x - off * 0.7f - width, y + off * 0.7f},
        {x + off * 0.7f, y - off * 0.7f - 2 * half},
        {x - off * 0.7f - width, y - off * 0.7f - 2 * half}
      };
      for (float[] place : places) {
        Box box = new Box(place[0] - 1, place[1] - 1, place[0] + width + 1, place[1] + 8);
        if (box.x1() >= left
            && box.x2() <= flow.right()
            && box.y1() >= bottom
            && box.y2() <= bottom + high + 4
            && taken.stream().noneMatch(box::touches)) {
          taken.add(box);
          if (ring > 0) {
            float nearX = Math.max(box.x1(), Math.min(x, box.x2()));
            float nearY = Math.max(box.y1(), Math.min(y, box.y2()));
            flow.stroke(new float[] {x, nearX}, new float[] {y, nearY}, 0.3f, 0);
          }
          flow.show(text, small, place[0], place[1] + 1);
          return true;
        }
      }
    }
    return false;
  }

  private void legend(float upper) {
    float x = left;
    float line = upper - 8;
    x = sample(x, line, 3, PlanLabel.FUNNEL_INNER);
    x = sample(x, line, 0, PlanLabel.FUNNEL_OUTER);
    x = sample(x, line, FunnelLimits.Position.WITHIN, PlanLabel.FUNNEL_POINT);
    x = sample(x, line, FunnelLimits.Position.ABOVE_INNER, PlanLabel.FUNNEL_POINT_OUTSIDE);
    sample(x, line, FunnelLimits.Position.ABOVE_OUTER, PlanLabel.FUNNEL_POINT_FAR);
  }

  private float sample(float x, float line, float dash, PlanLabel words) {
    flow.stroke(new float[] {x, x + 18}, new float[] {line + 3, line + 3}, 0.9f, dash);
    return words(x + 22, line, words);
  }

  private float sample(float x, float line, FunnelLimits.Position position, PlanLabel words) {
    point(x + 3, line + 3, position);
    return words(x + 9, line, words);
  }

  private float words(float x, float line, PlanLabel words) {
    String text = wording.of(words);
    flow.show(text, small, x, line);
    return x + small.face().width(text, small.size()) + 12;
  }
}
