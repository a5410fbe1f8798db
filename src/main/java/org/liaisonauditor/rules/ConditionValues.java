package org.liaisonauditor.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.liaisonauditor.facts.Fact;

/**
 * Works out the expressions of a pattern over a fact, as the engine does: comparing with a blank is
 * never true but for {@code ==} and {@code !=}, numbers are compared by their value.
 */
final class ConditionValues {

  /** An expression that has no value: a field of a blank, a text where a number is needed … */
  static final class NoValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoValue(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private record Member(Class<?> type, String name, int arguments) {}

  private static final Map<Member, Optional<Method>> MEMBERS = new ConcurrentHashMap<>();

  private final Fact fact;
  private final Map<String, Object> variables;

  /**
   * Values for a fact.
   *
   * @param variables what is bound so far, by name with {@code $}
   */
  ConditionValues(Fact fact, Map<String, Object> variables) {
    this.fact = fact;
    this.variables = variables;
  }

  /** Whether a condition holds that is no junction and no negation of others. */
  boolean holds(ConditionTerm atom) {
    return switch (atom) {
      case ConditionTerm.Comparison comparison -> compare(comparison);
      case ConditionTerm.Membership membership -> member(membership) != membership.negated();
      default -> yes(atom);
    };
  }

  private boolean yes(ConditionTerm term) {
    if (of(term) instanceof Boolean yes) {
      return yes;
    }
    throw new NoValue(term.text() + " is neither true nor false", null);
  }

  private boolean compare(ConditionTerm.Comparison comparison) {
    Object left = of(comparison.left());
    Object right = of(comparison.right());
    if (!comparison.ordered()) {
      return same(left, right) == comparison.operator().equals("==");
    }
    if (left == null || right == null) {
      return false;
    }
    int order = order(left, right);
    return switch (comparison.operator()) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  static boolean same(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return decimal(a).compareTo(decimal(b)) == 0;
    }
    return Objects.equals(left, right);
  }

  @SuppressWarnings("unchecked")
  static int order(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return decimal(a).compareTo(decimal(b));
    }
    if (left instanceof Comparable<?> comparable && left.getClass() == right.getClass()) {
      return ((Comparable<Object>) comparable).compareTo(right);
    }
    throw new NoValue(left + " can't be compared with " + right, null);
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  private boolean member(ConditionTerm.Membership membership) {
    Object left = of(membership.left());
    List<Object> right = new ArrayList<>();
    membership.right().forEach(term -> right.add(of(term)));
    return switch (membership.operator()) {
      case "in" -> right.stream().anyMatch(value -> same(left, value));
      case "memberOf" -> holds(right.getFirst(), left);
      case "contains" ->
          left instanceof String text
              ? right.getFirst() instanceof String part && text.contains(part)
              : holds(left, right.getFirst());
      default -> left != null && left.toString().matches(String.valueOf(right.getFirst()));
    };
  }

  private static boolean holds(Object many, Object one) {
    return many instanceof Collection<?> values
        && values.stream().anyMatch(value -> same(value, one));
  }

  /** The value of an expression; null = blank. */
  Object of(ConditionTerm term) {
    return switch (term) {
      case ConditionTerm.Literal literal -> literal.value();
      case ConditionTerm.Self self -> fact;
      case ConditionTerm.Name name -> named(name.name());
      case ConditionTerm.Call call -> call(call);
      case ConditionTerm.Sum sum -> sum(sum);
      case ConditionTerm.Junction junction ->
          junction.all()
              ? junction.of().stream().allMatch(this::yes)
              : junction.of().stream().anyMatch(this::yes);
      case ConditionTerm.Negation negation -> !yes(negation.of());
      case ConditionTerm.Comparison comparison -> compare(comparison);
      case ConditionTerm.Membership membership -> holds(membership);
      case ConditionTerm.Foreign foreign ->
          throw new NoValue("only the engine understands " + foreign.text(), null);
    };
  }

  private Object named(String name) {
    Optional<Method> field =
        fact == null || name.startsWith("$") ? Optional.empty() : field(fact.getClass(), name);
    if (field.isPresent()) {
      return invoke(field.get(), fact);
    }
    if (variables.containsKey(name)) {
      return variables.get(name);
    }
    throw new NoValue("nothing is named " + name, null);
  }

  /** The method that gives a field, however it is named. */
  static Optional<Method> field(Class<?> type, String name) {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return method(type, name, 0)
        .or(() -> method(type, "get" + capital, 0))
        .or(() -> method(type, "is" + capital, 0));
  }

  private static Optional<Method> method(Class<?> type, String name, int arguments) {
    return MEMBERS.computeIfAbsent(
        new Member(type, name, arguments),
        wanted -> {
          for (Method method : type.getMethods()) {
            if (method.getName().equals(name)
                && method.getParameterCount() == arguments
                && !method.isBridge()) {
              return Optional.of(method);
            }
          }
          return Optional.empty();
        });
  }

  private Object call(ConditionTerm.Call call) {
    Object scope = call.scope() == null ? fact : of(call.scope());
    if (scope == null) {
      throw new NoValue(call.text() + ": " + call.scope().text() + " is blank", null);
    }
    Object[] arguments =
        call.arguments() == null
            ? new Object[0]
            : call.arguments().stream().map(this::of).toArray();
    Optional<Method> method =
        call.arguments() == null
            ? field(scope.getClass(), call.name())
            : method(scope.getClass(), call.name(), arguments.length);
    return invoke(
        method.orElseThrow(() -> new NoValue("nothing is named " + call.text(), null)),
        scope,
        arguments);
  }

  private static Object invoke(Method method, Object scope, Object... arguments) {
    try {
      return method.invoke(scope, arguments);
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new NoValue(method.getName() + " can't be worked out", e);
    } catch (InvocationTargetException e) {
      throw new NoValue(method.getName() + " can't be worked out: " + e.getCause(), e.getCause());
    }
  }

  private Object sum(ConditionTerm.Sum sum) {
    Object left = of(sum.left());
    Object right = of(sum.right());
    if (sum.operator().equals("+") && (left instanceof String || right instanceof String)) {
      return left + "" + right;
    }
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      throw new NoValue(sum.text() + " can't be worked out: " + left + " and " + right, null);
    }
    boolean whole = a instanceof Integer && b instanceof Integer;
    double result =
        switch (sum.operator()) {
          case "+" -> a.doubleValue() + b.doubleValue();
          case "-" -> a.doubleValue() - b.doubleValue();
          case "*" -> a.doubleValue() * b.doubleValue();
          default ->
              whole ? (double) (a.intValue() / b.intValue()) : a.doubleValue() / b.doubleValue();
        };
    if (whole) {
      return (int) result;
    }
    return result;
  }
}
