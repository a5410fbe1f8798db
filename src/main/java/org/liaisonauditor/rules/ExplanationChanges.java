package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.facts.Fact;

/** Looks for the change of one cell that would have avoided a finding, and tries it. */
final class ExplanationChanges {

  private static final int SHOWN = 2;

  /** How far-fetched a change is, the nearest first. */
  private enum Reach {
    /** A day that the rule compares. */
    COMPARED,
    /** A day that was blank. */
    FILLED,
    /** A day from which one that the rule compares is reckoned. */
    BEHIND,
    /** Another of the values that a column may hold. */
    OTHER
  }

  private record Candidate(ExplanationCells.Cell cell, Object to, Reach reach, long days) {}

  private static final Comparator<Candidate> NEAREST =
      Comparator.comparing(Candidate::reach).thenComparingLong(Candidate::days);

  private final RatingScale scale;
  private final Set<Candidate> candidates = new LinkedHashSet<>();

  ExplanationChanges(RatingScale scale) {
    this.scale = scale;
  }

  /** Thinks of changes that make a part of a pattern fail, on the fact that is last in a match. */
  void consider(ConditionTerm condition, ConditionMatcher.Match so) {
    for (ConditionTerm atom : condition.atoms()) {
      Fact fact = so.facts().getLast();
      ConditionValues values = new ConditionValues(fact, so.variables());
      if (atom instanceof ConditionTerm.Comparison comparison) {
        Object left = values.of(comparison.left());
        Object right = values.of(comparison.right());
        if (left instanceof LocalDate from && right instanceof LocalDate to) {
          // Moved so far, the left day is the last (or first) one for which it does not hold.
          int beyond =
              switch (comparison.operator()) {
                case ">=" -> -1;
                case "<=" -> 1;
                default -> 0;
              };
          long days = ChronoUnit.DAYS.between(from, to) + beyond;
          move(comparison.left(), fact, so, days, from);
          move(comparison.right(), fact, so, -days, to);
        }
        if (right == null && left == null) {
          fill(comparison.left(), fact, so);
        }
      }
      others(atom, fact, so);
    }
  }

  private void move(
      ConditionTerm term, Fact fact, ConditionMatcher.Match so, long days, LocalDate value) {
    for (ExplanationCells.Cell cell : ExplanationCells.of(term, fact, so.origins())) {
      if (cell.value() instanceof LocalDate day && days != 0) {
        candidates.add(
            new Candidate(
                cell,
                day.plusDays(days),
                day.equals(value) && term instanceof ConditionTerm.Name
                    ? Reach.COMPARED
                    : Reach.BEHIND,
                Math.abs(days)));
      }
    }
  }

  /** A blank day filled in: on the latest day that the record has, or the day of the audit. */
  private void fill(ConditionTerm term, Fact fact, ConditionMatcher.Match so) {
    for (ExplanationCells.Cell cell : ExplanationCells.of(term, fact, so.origins())) {
      if (RecordColumns.type(cell.submitted().table(), cell.column()) == LocalDate.class) {
        LocalDate latest =
            cell.submitted().table().columns().stream()
                .map(column -> RecordColumns.value(cell.submitted(), column))
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .max(Comparator.naturalOrder())
                .orElse(fact.asOf());
        candidates.add(new Candidate(cell, latest, Reach.FILLED, 0));
        candidates.add(new Candidate(cell, fact.asOf(), Reach.FILLED, 1));
      }
    }
  }

  private void others(ConditionTerm atom, Fact fact, ConditionMatcher.Match so) {
    for (ExplanationCells.Cell cell : ExplanationCells.of(atom, fact, so.origins())) {
      Class<?> type = RecordColumns.type(cell.submitted().table(), cell.column());
      List<Object> values = new ArrayList<>();
      if (type.isEnum()) {
        values.addAll(List.of(type.getEnumConstants()));
      } else if (type == boolean.class) {
        values.add(!(Boolean) cell.value());
      } else if (cell.column().equals("rating")) {
        scale.ratings().forEach(rating -> values.add(rating.code()));
      }
      values.remove(cell.value());
      for (Object value : values) {
        candidates.add(new Candidate(cell, value, Reach.OTHER, values.indexOf(value)));
      }
    }
  }

  /**
   * The nearest changes that avoid the finding, one for each column; those that are far-fetched
   * only where there is no other.
   *
   * @param trial tries what a cell would have to hold, beginning with a value; null = no use
   */
  List<Explanation.Change> nearest(BiFunction<ExplanationCells.Cell, Object, Object> trial) {
    List<Explanation.Change> changes = new ArrayList<>();
    Set<String> columns = new HashSet<>();
    Reach reached = null;
    for (Candidate candidate : candidates.stream().sorted(NEAREST).toList()) {
      ExplanationCells.Cell cell = candidate.cell();
      boolean fetched = reached != null && candidate.reach() != reached;
      if (fetched || changes.size() == SHOWN || columns.contains(cell.column())) {
        continue;
      }
      Object to = trial.apply(cell, candidate.to());
      if (to != null) {
        reached = candidate.reach();
        columns.add(cell.column());
        changes.add(
            new Explanation.Change(
                new Explanation.Place(cell.submitted(), cell.column()), cell.value(), to));
      }
    }
    return changes;
  }

  /** The days that a cell would have to hold for a condition to fail that compares it. */
  List<Object> boundaries(Submitted submitted, String column) {
    return candidates.stream()
        .filter(candidate -> candidate.reach() == Reach.COMPARED)
        .filter(candidate -> candidate.cell().column().equals(column))
        .filter(candidate -> candidate.cell().submitted().source().equals(submitted.source()))
        .map(Candidate::to)
        .toList();
  }
}
