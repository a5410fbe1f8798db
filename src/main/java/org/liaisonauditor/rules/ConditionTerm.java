package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression in a pattern of a rule: what the DRL says, as a tree that can be evaluated, taken
 * apart and changed.
 */
sealed interface ConditionTerm {

  /** How tightly an expression holds together: a looser one inside a tighter one needs brackets. */
  int OR = 1;

  int AND = 2;
  int COMPARED = 3;
  int ADDED = 4;
  int MULTIPLIED = 5;
  int PREFIXED = 6;
  int WHOLE = 7;

  /** The expression as DRL. */
  String text();

  /** One of the levels above. */
  default int level() {
    return WHOLE;
  }

  /** What it is made of. */
  List<ConditionTerm> parts();

  /** Shows this expression and all that it is made of, outermost first. */
  default void visit(Consumer<ConditionTerm> visitor) {
    visitor.accept(this);
    parts().forEach(part -> part.visit(visitor));
  }

  /** The expressions that are true or false by themselves, in order. */
  default List<ConditionTerm> atoms() {
    return switch (this) {
      case Junction junction -> junction.of().stream().flatMap(of -> of.atoms().stream()).toList();
      case Negation negation -> negation.of().atoms();
      default -> List.of(this);
    };
  }

  private static String within(ConditionTerm part, int level) {
    return part.level() < level ? "(" + part.text() + ")" : part.text();
  }

  /**
   * Several conditions of which all or any must hold.
   *
   * @param all whether all must ({@code &&}), or any ({@code ||})
   */
  record Junction(boolean all, List<ConditionTerm> of) implements ConditionTerm {

    @Override
    public String text() {
      return of.stream()
          .map(part -> within(part, level() + 1))
          .collect(Collectors.joining(all ? " && " : " || "));
    }

    @Override
    public int level() {
      return all ? AND : OR;
    }

    @Override
    public List<ConditionTerm> parts() {
      return of;
    }
  }

  /** The contrary of a condition. */
  record Negation(ConditionTerm of) implements ConditionTerm {

    @Override
    public String text() {
      return "!" + within(of, PREFIXED);
    }

    @Override
    public int level() {
      return PREFIXED;
    }

    @Override
    public List<ConditionTerm> parts() {
      return List.of(of);
    }
  }

  /**
   * Two values compared.
   *
   * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}
   */
  record Comparison(String operator, ConditionTerm left, ConditionTerm right)
      implements ConditionTerm {

    @Override
    public String text() {
      return within(left, ADDED) + " " + operator + " " + within(right, ADDED);
    }

    @Override
    public int level() {
      return COMPARED;
    }

    @Override
    public List<ConditionTerm> parts() {
      return List.of(left, right);
    }

    /** Whether it asks for more or less, not for the same. */
    boolean ordered() {
      return !operator.equals("==") && !operator.equals("!=");
    }
  }

  /**
   * A value held against several.
   *
   * @param operator {@code memberOf}, {@code in}, {@code contains} or {@code matches}
   * @param negated whether {@code not} stands before the operator
   */
  record Membership(String operator, boolean negated, ConditionTerm left, List<ConditionTerm> right)
      implements ConditionTerm {

    @Override
    public String text() {
      String values = right.stream().map(ConditionTerm::text).collect(Collectors.joining(", "));
      return within(left, ADDED)
          + (negated ? " not " : " ")
          + operator
          + " "
          + (operator.equals("in") ? "(" + values + ")" : values);
    }

    @Override
    public int level() {
      return COMPARED;
    }

    @Override
    public List<ConditionTerm> parts() {
      return Stream.concat(Stream.of(left), right.stream()).toList();
    }
  }

  /** Numbers reckoned with, or texts joined: {@code +}, {@code -}, {@code *}, {@code /}. */
  record Sum(String operator, ConditionTerm left, ConditionTerm right) implements ConditionTerm {

    @Override
    public String text() {
      return within(left, level()) + " " + operator + " " + within(right, level() + 1);
    }

    @Override
    public int level() {
      return operator.equals("*") || operator.equals("/") ? MULTIPLIED : ADDED;
    }

    @Override
    public List<ConditionTerm> parts() {
      return List.of(left, right);
    }
  }

  /** A field of the fact, or a variable ({@code $…}). */
  record Name(String name) implements ConditionTerm {

    @Override
    public String text() {
      return name;
    }

    @Override
    public List<ConditionTerm> parts() {
      return List.of();
    }

    boolean variable() {
      return name.startsWith("$");
    }
  }

  /**
   * A field of a value, or a function of it.
   *
   * @param scope the value; null = the fact
   * @param arguments null = a field, written without brackets
   */
  record Call(ConditionTerm scope, String name, List<ConditionTerm> arguments)
      implements ConditionTerm {

    @Override
    public String text() {
      return (scope == null ? "" : within(scope, WHOLE) + ".")
          + name
          + (arguments == null
              ? ""
              : arguments.stream()
                  .map(ConditionTerm::text)
                  .collect(Collectors.joining(", ", "(", ")")));
    }

    @Override
    public List<ConditionTerm> parts() {
      List<ConditionTerm> parts = new ArrayList<>();
      if (scope != null) {
        parts.add(scope);
      }
      if (arguments != null) {
        parts.addAll(arguments);
      }
      return parts;
    }
  }

  /**
   * A value written in the rule.
   *
   * @param value a text, number, yes or no, or null
   */
  record Literal(Object value, String text) implements ConditionTerm {

    static Literal of(String value) {
      return new Literal(value, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    @Override
    public List<ConditionTerm> parts() {
      return List.of();
    }
  }

  /** The fact itself. */
  record Self() implements ConditionTerm {

    @Override
    public String text() {
      return "this";
    }

    @Override
    public List<ConditionTerm> parts() {
      return List.of();
    }
  }

  /** Something that only the engine understands. */
  record Foreign(String text) implements ConditionTerm {

    @Override
    public List<ConditionTerm> parts() {
      return List.of();
    }
  }
}
