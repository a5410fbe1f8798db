package org.liaisonauditor.rules;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.InlineCastExpr;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.OOPathExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.rules.DrlText.Token;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;

/**
 * Holds an expression, as the compiler's own parser understands it, against what is allowed: fields
 * and functions of facts, values kept under a name, texts, numbers, comparisons. What is not listed
 * here is refused, whatever it is.
 */
final class AllowedExpression {

  private static final Set<BinaryExpr.Operator> LOGICAL =
      Set.of(BinaryExpr.Operator.AND, BinaryExpr.Operator.OR);
  private static final Set<BinaryExpr.Operator> EQUALITY =
      Set.of(BinaryExpr.Operator.EQUALS, BinaryExpr.Operator.NOT_EQUALS);
  private static final Set<BinaryExpr.Operator> ORDER =
      Set.of(
          BinaryExpr.Operator.LESS,
          BinaryExpr.Operator.LESS_EQUALS,
          BinaryExpr.Operator.GREATER,
          BinaryExpr.Operator.GREATER_EQUALS);
  private static final Set<BinaryExpr.Operator> ARITHMETIC =
      Set.of(
          BinaryExpr.Operator.PLUS,
          BinaryExpr.Operator.MINUS,
          BinaryExpr.Operator.MULTIPLY,
          BinaryExpr.Operator.DIVIDE,
          BinaryExpr.Operator.REMAINDER);
  private static final Set<String> POINT_FREE = Set.of("memberOf", "contains", "in");
  private static final Set<String> NOTHING = Set.of("null", "nil", "none", "blank", "empty");

  /** Stands for the type of {@code null}. */
  private static final Class<?> NULL = Void.class;

  private final DrlText drl;
  private final List<Token> tokens;
  private final int start;
  private final Class<? extends Fact> fact;
  private final Map<String, Class<?>> bound;
  private final Map<String, Regulation.ParameterInfo> parameters;
  private final RuleUse use;
  private final List<Fault> faults;
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Checks expressions of one place.
   *
   * @param tokens the words of the place, in which faults are pointed at
   * @param start where the place begins
   * @param fact the fact whose fields are known by their plain names; null = none
   * @param bound what the names bound so far hold; a type may be null = not known
   * @param parameters the pack's parameters
   */
  AllowedExpression(
      DrlText drl,
      List<Token> tokens,
      int start,
      Class<? extends Fact> fact,
      Map<String, Class<?>> bound,
      Map<String, Regulation.ParameterInfo> parameters,
      RuleUse use,
      List<Fault> faults) {
    this.drl = drl;
    this.tokens = tokens;
    this.start = start;
    this.fact = fact;
    this.bound = bound;
    this.parameters = parameters;
    this.use = use;
    this.faults = faults;
  }

  /** Checks a condition, which must be true or false; gives its type, null where not known. */
  Class<?> condition(Expression expression) {
    Class<?> type = type(expression);
    if (type != null && type != boolean.class) {
      fault(
          start,
          "this is " + kind(type) + ", no condition",
          "compare it, as in `" + label(expression) + " == …`, or keep it: `$name : …`");
    }
    return type;
  }

  /** Checks an expression; gives its type, null where not known or refused. */
  Class<?> type(Expression expression) {
    return switch (expression) {
      case DrlNameExpr name when name.getBackReferencesCount() > 0 ->
          refused("../", "a path that climbs up", "name the fact in a pattern of its own");
      case NameExpr name -> name(name, false);
      case ThisExpr self -> fact;
      case StringLiteralExpr literal -> string(literal);
      case IntegerLiteralExpr number -> number(number.getValue(), int.class);
      case DoubleLiteralExpr number -> number(number.getValue(), double.class);
      case BooleanLiteralExpr literal -> next(String.valueOf(literal.getValue()), boolean.class);
      case NullLiteralExpr literal -> NULL;
      case EnclosedExpr enclosed -> type(enclosed.getInner());
      case UnaryExpr unary -> unary(unary);
      case BinaryExpr binary -> binary(binary);
      case HalfBinaryExpr half -> half();
      case PointFreeExpr free ->
          free(type(free.getLeft()), label(free.getLeft()), free.getOperator(), free.getRight());
      case HalfPointFreeExpr half -> half();
      case FieldAccessExpr access -> member(access.getScope(), access.getName());
      case NullSafeFieldAccessExpr access -> member(access.getScope(), access.getName());
      case MethodCallExpr call -> call(call);
      case ObjectCreationExpr made ->
          refused("new", "`new` makes a Java object", "a rule uses what facts hold, nothing else");
      case LambdaExpr lambda ->
          refused("->", "a lambda is Java code", "write the condition on a fact's field");
      case MethodReferenceExpr reference ->
          refused("::", "a method reference is Java code", "write the condition on a fact's field");
      case CastExpr cast ->
          refused("(", "a cast turns a value into a Java type", "fields have the type they need");
      case InlineCastExpr cast ->
          refused("#", "a cast turns a value into a Java type", "fields have the type they need");
      case ClassExpr type ->
          refused("class", "a class is no value for a rule", "name a fact in a pattern");
      case AssignExpr assign ->
          refused("=", "= gives a value to something", "compare with `==`, keep with `$name : …`");
      case ConditionalExpr conditional ->
          refused("?", "? : chooses within a condition", "make two rules of it");
      case ArrayAccessExpr access ->
          refused("[", "[ ] picks from a list", "ask with `contains` or `memberOf`");
      case OOPathExpr path ->
          refused("/", "a path through facts", "name each fact in a pattern of its own");
      default ->
          refused(
              "",
              "this is no part of a condition (" + expression.getClass().getSimpleName() + ")",
              "write fields, comparisons and functions of facts");
    };
  }

  private Class<?> string(StringLiteralExpr literal) {
    String value = literal.getValue();
    int at = place("\"" + value + "\"");
    String escapes = value.replace("\\\\", "").replace("\\\"", "");
    if (escapes.contains("\\")) {
      return fault(at, "a backslash hides a letter of the text", "write the letter itself");
    }
    return String.class;
  }

  private Class<?> number(String value, Class<?> type) {
    int at = place(value);
    if (!value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return fault(at, value + " is no plain number", "write digits, such as 30 or 0.5");
    }
    return type;
  }

  private Class<?> next(String token, Class<?> type) {
    place(token);
    return type;
  }

  private Class<?> name(NameExpr name, boolean scope) {
    String text = name.getNameAsString();
    int at = place(text);
    if (text.startsWith("$")) {
      if (!bound.containsKey(text)) {
        return fault(
            at,
            "nothing is kept under the name " + text,
            hint(text, bound.keySet(), "keep it above: `" + text + " : field`"));
      }
      return bound.get(text);
    }
    Map<String, Class<?>> fields = fact == null ? Map.of() : FactFields.fields(fact);
    if (fields.containsKey(text)) {
      return fields.get(text);
    }
    if (text.equals(AllowList.GLOBAL)) {
      return fault(at, "findings are reported below `then` only", "remove it here");
    }
    if (NOTHING.contains(text.toLowerCase(Locale.ROOT))) {
      return fault(at, text + " is no blank", "write `null`");
    }
    if (scope && Character.isUpperCase(text.charAt(0)) || text.matches("java|javax|org|com|sun")) {
      return fault(
          at, text + " is Java, no fact", "a rule calls the functions of facts, nothing else");
    }
    if (text.matches("drools|kcontext")) {
      return fault(at, text + " is the engine itself", "a rule has nothing to do with it");
    }
    if (fact == null) {
      return fault(
          at,
          text + " is not known below `then`",
          hint("$" + text, bound.keySet(), "keep what you need above: `$" + text + " : field`"));
    }
    if (parameters.containsKey(text)) {
      return fault(at, text + " is a parameter, no field", "write \"" + text + "\"");
    }
    if (text.equals(text.toUpperCase(Locale.ROOT))) {
      return fault(
          at,
          text + " is no field of " + fact.getSimpleName(),
          "a text is written \"" + text + "\"");
    }
    return fault(
        at,
        text + " is no field of " + fact.getSimpleName(),
        hint(text, fields.keySet(), "its fields stand in rules/facts.md"));
  }

  private Class<?> unary(UnaryExpr unary) {
    Class<?> inner = type(unary.getExpression());
    return switch (unary.getOperator()) {
      case LOGICAL_COMPLEMENT -> {
        if (inner != null && inner != boolean.class) {
          yield fault(
              start,
              "! stands before " + kind(inner),
              "it denies what is yes/no; write `!= …` or `not " + factName() + "( … )`");
        }
        yield boolean.class;
      }
      case MINUS -> inner;
      default ->
          refused(
              unary.getOperator().asString(),
              unary.getOperator().asString() + " changes a value",
              "a rule changes nothing");
    };
  }

  private Class<?> binary(BinaryExpr binary) {
    Class<?> left = type(binary.getLeft());
    int at = place(binary.getOperator().asString());
    Class<?> right = type(binary.getRight());
    BinaryExpr.Operator operator = binary.getOperator();
    if (LOGICAL.contains(operator)) {
      for (Class<?> side : new Class<?>[] {left, right}) {
        if (side != null && side != boolean.class) {
          fault(at, "beside " + operator.asString() + " stands " + kind(side), "compare it first");
        }
      }
      return boolean.class;
    }
    if (EQUALITY.contains(operator) || ORDER.contains(operator)) {
      comparable(at, left, right, binary);
      words(binary.getLeft(), binary.getRight());
      words(binary.getRight(), binary.getLeft());
      return boolean.class;
    }
    if (!ARITHMETIC.contains(operator)) {
      return fault(at, operator.asString() + " works on bits", "a rule needs none");
    }
    if (operator == BinaryExpr.Operator.PLUS && (left == String.class || right == String.class)) {
      // What grows by each condition that keeps it would fill the memory.
      return fact == null
          ? String.class
          : fault(
              at,
              "a condition puts texts together",
              "compare each by itself; below `then` texts may be put together");
    }
    for (Class<?> side : new Class<?>[] {left, right}) {
      if (side != null && !isNumber(side)) {
        return fault(
            at,
            "no reckoning with " + kind(side),
            side == LocalDate.class ? "write `deadline(day, \"parameter\")`" : "use a number");
      }
    }
    return left == double.class || right == double.class ? double.class : int.class;
  }

  private void comparable(int at, Class<?> left, Class<?> right, BinaryExpr binary) {
    if (left == null || right == null) {
      return;
    }
    boolean order = ORDER.contains(binary.getOperator());
    if (left == NULL || right == NULL) {
      Class<?> other = left == NULL ? right : left;
      if (order) {
        fault(at, "a blank is neither more nor less", "write `== null` or `!= null`");
      } else if (other.isPrimitive()) {
        fault(at, kind(other) + " is never blank", "remove the condition");
      }
      return;
    }
    if (!kind(left).equals(kind(right))) {
      fault(
          at,
          label(binary.getLeft())
              + " is "
              + kind(left)
              + ", "
              + label(binary.getRight())
              + " is "
              + kind(right),
          remedy(left, right));
    } else if (order && left == boolean.class) {
      fault(at, "yes/no is neither more nor less", "write the field alone, or `!field`");
    }
  }

  private static String remedy(Class<?> left, Class<?> right) {
    if (left == LocalDate.class || right == LocalDate.class) {
      return "compare a day with a day: a field, `asOf`, or `deadline(day, \"parameter\")`";
    }
    if (Collection.class.isAssignableFrom(left) || Collection.class.isAssignableFrom(right)) {
      return "write `field memberOf codes(\"parameter\")`";
    }
    if (left == boolean.class || right == boolean.class) {
      return "write the field alone, or `!field`";
    }
    return left == String.class || right == String.class
        ? "a text stands in quotation marks, a number does not"
        : "compare two values of one kind";
  }

  /** A field that holds one of a few words is compared with one of these. */
  private void words(Expression field, Expression value) {
    if (field instanceof NameExpr name && value instanceof StringLiteralExpr text && fact != null) {
      Set<String> words = FactFields.words(fact, name.getNameAsString());
      if (!words.isEmpty() && !words.contains(text.getValue())) {
        fault(
            again("\"" + text.getValue() + "\""),
            name.getNameAsString() + " is never \"" + text.getValue() + "\"",
            Nearest.remedy(text.getValue(), words));
      }
    }
  }

  private Class<?> half() {
    return fault(
        start,
        "the second comparison does not say what it compares",
        "name the field again: `field > 1 && field < 9`");
  }

  private Class<?> free(
      Class<?> left, String label, SimpleName operator, NodeList<Expression> right) {
    String name = operator.getIdentifier();
    int at = place(name);
    if (!POINT_FREE.contains(name)) {
      return fault(
          at,
          "`" + name + "` is no operator for a rule",
          switch (name) {
            case "matches" ->
                "patterns of letters can keep the machine busy for ever; write"
                    + " field.startsWith(\"…\"), field.contains(\"…\") or `in ( … )`";
            case "excludes" -> "write `not contains`";
            case "str" -> "write field.startsWith(\"…\") or field.endsWith(\"…\")";
            case "after" -> "write `>`";
            case "before" -> "write `<`";
            default -> "write `==`, `<`, `memberOf`, `contains` or `in ( … )`";
          });
    }
    for (Expression value : right) {
      Class<?> type = type(value);
      if (name.equals("memberOf") && type != null && !Collection.class.isAssignableFrom(type)) {
        fault(at, "behind memberOf stands " + kind(type), "write `memberOf codes(\"parameter\")`");
      }
      if (name.equals("in") && left != null && type != null && !kind(left).equals(kind(type))) {
        fault(
            at,
            label + " is " + kind(left) + ", " + label(value) + " is " + kind(type),
            remedy(left, type));
      }
    }
    return boolean.class;
  }

  private Class<?> member(Expression scope, SimpleName name) {
    Class<?> type = scope(scope);
    String text = name.getIdentifier();
    int at = place(text);
    if (type == null) {
      return null;
    }
    if (Fact.class.isAssignableFrom(type)) {
      Class<?> field = FactFields.fields(type).get(text);
      return field != null
          ? field
          : fault(
              at,
              text + " is no field of " + type.getSimpleName(),
              hint(text, FactFields.fields(type).keySet(), "its fields stand in rules/facts.md"));
    }
    String getter = "get" + Character.toUpperCase(text.charAt(0)) + text.substring(1);
    for (Method method : FactFields.functions(type)) {
      boolean named = method.getName().equals(text) || method.getName().equals(getter);
      if (named && method.getParameterCount() == 0) {
        return method.getReturnType();
      }
    }
    return fault(at, text + " is no part of " + kind(type), functionNames(type));
  }

  private Class<?> call(MethodCallExpr call) {
    Class<?> owner = call.getScope().isPresent() ? scope(call.getScope().get()) : fact;
    String name = call.getNameAsString();
    int at = place(name);
    if (call.getTypeArguments().isPresent()) {
      return fault(at, "< > names a Java type", "remove it");
    }
    List<Class<?>> arguments = call.getArguments().stream().<Class<?>>map(this::type).toList();
    if (owner == null) {
      return call.getScope().isPresent()
          ? null
          : fault(at, name + " is no function below `then`", "write findings.report( … );");
    }
    List<Method> named =
        FactFields.functions(owner).stream().filter(one -> one.getName().equals(name)).toList();
    if (named.isEmpty()) {
      Set<String> names =
          FactFields.functions(owner).stream()
              .map(Method::getName)
              .collect(Collectors.toCollection(TreeSet::new));
      return fault(
          at,
          name + " is no function of " + (isFact(owner) ? owner.getSimpleName() : kind(owner)),
          isFact(owner)
              ? hint(name, names, "its functions stand in rules/facts.md")
              : functionNames(owner));
    }
    for (Method method : named) {
      if (fits(method, arguments)) {
        if (isFact(owner)) {
          int before = faults.size();
          parametersOf(method, call, arguments);
          return faults.size() == before ? method.getReturnType() : null;
        }
        return method.getReturnType();
      }
    }
    return fault(
        at,
        name + " can't be asked this way",
        "write "
            + named.stream()
                .map(AllowedExpression::signature)
                .sorted()
                .distinct()
                .collect(Collectors.joining(" or ")));
  }

  private static boolean fits(Method method, List<Class<?>> arguments) {
    if (method.getParameterCount() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      Class<?> wanted = method.getParameterTypes()[i];
      Class<?> given = arguments.get(i);
      boolean same =
          given == null
              || given == NULL
              || wanted == Object.class
              || wanted.isAssignableFrom(given);
      if (!same && !kind(wanted).equals(kind(given))) {
        return false;
      }
    }
    return true;
  }

  /** The texts that a fact's function takes are names of parameters. */
  private void parametersOf(Method method, MethodCallExpr call, List<Class<?>> given) {
    for (int i = 0; i < method.getParameterCount(); i++) {
      if (method.getParameterTypes()[i] != String.class || given.get(i) == null) {
        continue;
      }
      Expression argument = call.getArgument(i);
      if (!(argument instanceof StringLiteralExpr literal)) {
        fault(
            start,
            "the parameter of " + method.getName() + " is not named in quotation marks",
            "write " + signature(method));
        continue;
      }
      String name = literal.getValue();
      use.parameters.add(name);
      if (parameters.isEmpty()) {
        continue;
      }
      Regulation.ParameterInfo info = parameters.get(name);
      int at = again("\"" + name + "\"") + 1;
      if (info == null) {
        fault(
            at,
            "there is no parameter " + name + " in " + RegulationReader.FILE,
            hint(name, parameters.keySet(), "add it there under `parameters`"));
      } else if (!unitFits(method, info.unit())) {
        fault(
            at,
            name
                + " is a parameter in "
                + info.unit()
                + ", which "
                + method.getName()
                + " can't read",
            switch (info.unit()) {
              case ParameterValues.SHARE -> "write share(\"" + name + "\")";
              case ParameterValues.RATINGS -> "write codes(\"" + name + "\")";
              case ParameterValues.DAY -> "days of a year are for the terms alone";
              default -> "write limit(\"" + name + "\")";
            });
      }
    }
  }

  private static boolean unitFits(Method method, String unit) {
    return switch (unit) {
      case ParameterValues.SHARE -> method.getReturnType() == double.class;
      case ParameterValues.RATINGS -> method.getReturnType() == Set.class;
      case ParameterValues.DAY -> false;
      case "" -> true;
      default -> method.getReturnType() == int.class || method.getReturnType() == LocalDate.class;
    };
  }

  private Class<?> scope(Expression scope) {
    return scope instanceof NameExpr name ? name(name, true) : type(scope);
  }

  private static boolean isFact(Class<?> type) {
    return Fact.class.isAssignableFrom(type);
  }

  private static boolean isNumber(Class<?> type) {
    return type == int.class || type == double.class || Number.class.isAssignableFrom(type);
  }

  /** What people call a value of a type. */
  static String kind(Class<?> type) {
    if (type == String.class) {
      return "a text";
    }
    if (type == LocalDate.class) {
      return "a day";
    }
    if (isNumber(type)) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "yes/no";
    }
    if (Set.class.isAssignableFrom(type)) {
      return "a set of codes";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return isFact(type)
        ? "the fact " + type.getSimpleName()
        : type == NULL ? "a blank" : "a record";
  }

  private static String signature(Method method) {
    StringBuilder text = new StringBuilder(method.getName()).append('(');
    for (Class<?> type : method.getParameterTypes()) {
      text.append(text.toString().endsWith("(") ? "" : ", ");
      boolean parameter = type == String.class && isFact(method.getDeclaringClass());
      text.append(
          parameter
              ? "\"parameter\""
              : type == LocalDate.class ? "day" : type == String.class ? "\"…\"" : "…");
    }
    return text.append(')').toString();
  }

  private static String functionNames(Class<?> type) {
    Set<String> names =
        FactFields.functions(type).stream()
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    return names.isEmpty()
        ? "it can be reported and compared with a blank, nothing else"
        : "allowed: " + String.join(", ", names);
  }

  private String factName() {
    return fact == null ? "Fact" : fact.getSimpleName();
  }

  private static String hint(String name, Set<String> names, String otherwise) {
    return Nearest.of(name, names)
        .map(nearest -> "did you mean " + nearest + "?")
        .orElse(otherwise);
  }

  private static String label(Expression expression) {
    return switch (expression) {
      case NameExpr name -> name.getNameAsString();
      case StringLiteralExpr literal -> "\"" + literal.getValue() + "\"";
      case IntegerLiteralExpr number -> number.getValue();
      case MethodCallExpr call -> call.getNameAsString() + "(…)";
      case FieldAccessExpr access -> access.getNameAsString();
      default -> "the other side";
    };
  }

  /** The place of a word when it is met in the order in which the text has it. */
  private int place(String word) {
    int number = seen.merge(word, 1, Integer::sum);
    int last = start;
    for (Token token : tokens) {
      if (token.text().equals(word)) {
        last = token.start();
        if (--number == 0) {
          return last;
        }
      }
    }
    return last;
  }

  /** The place of the word met last. */
  private int again(String word) {
    seen.merge(word, -1, Integer::sum);
    return place(word);
  }

  private Class<?> refused(String word, String message, String remedy) {
    return fault(word.isEmpty() ? start : place(word), message, remedy);
  }

  private Class<?> fault(int offset, String message, String remedy) {
    faults.add(drl.fault(offset, message, remedy));
    return null;
  }
}
