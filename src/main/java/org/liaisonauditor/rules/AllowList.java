package org.liaisonauditor.rules;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.Findings;
import org.liaisonauditor.rules.DrlText.Token;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;

/**
 * The first wall: holds what the parsers understood of a DRL file against what a rule may say. DRL
 * is Java; here it is a small language of facts, conditions and reports, and all else is refused
 * before anything is compiled.
 */
final class AllowList {

  /** The one global: what a rule reports to. */
  static final String GLOBAL = "findings";

  private static final String FACTS = Fact.class.getPackageName();
  private static final List<String> REPORTS = List.of("report", "reportAs");
  private static final int LONGEST_CODE = 60;

  /** Honest rules have five; each makes more of what the engine keeps of the one before it. */
  private static final int MOST_PATTERNS = 30;

  /** Honest files hold three. */
  private static final int MOST_RULES = 20;

  /** Honest rules have two; the engine makes a rule of each. */
  private static final int MOST_WAYS = 32;

  private static final String NO_CODE = "remove it; a rule is conditions and a report";

  private final DrlText drl;
  private final Map<String, Regulation.ParameterInfo> parameters;
  private final RuleUse use;
  private final List<Fault> faults;

  AllowList(
      DrlText drl,
      Map<String, Regulation.ParameterInfo> parameters,
      RuleUse use,
      List<Fault> faults) {
    this.drl = drl;
    this.parameters = parameters;
    this.use = use;
    this.faults = faults;
  }

  /** Checks a parsed file. */
  void check(PackageDescr file) {
    head(file);
    if (file.getRules().size() > MOST_RULES) {
      at(
          file.getRules().get(MOST_RULES),
          "",
          "the file holds " + file.getRules().size() + " rules, more than " + MOST_RULES,
          "put those that find something else into a folder of their own");
    }
    for (RuleDescr rule : file.getRules()) {
      rule(rule);
    }
  }

  private void head(PackageDescr file) {
    if (!file.getName().matches("[a-z][a-z0-9_]*|")) {
      at(file, "package", "the package is named " + file.getName(), "write one plain word");
    }
    for (ImportDescr imported : file.getImports()) {
      String target = imported.getTarget();
      boolean facts = target.equals(FACTS + ".*");
      boolean fact =
          target.startsWith(FACTS + ".")
              && (FactFields.fact(target.substring(FACTS.length() + 1)) != null
                  || target.equals(Findings.class.getName()));
      if (!facts && !fact) {
        at(
            imported,
            "import",
            "the rule imports " + target,
            "a rule needs `import " + FACTS + ".*` alone");
      }
    }
    none(file.getFunctionImports(), "import", "a static import brings Java in");
    none(file.getAccumulateImports(), "import", "an import of functions brings Java in");
    none(file.getFunctions(), "function", "a function is Java code");
    none(file.getClassAndEnumDeclarationDescrs(), "declare", "`declare` makes a Java class");
    none(file.getEntryPointDeclarations(), "declare", "`declare` makes an entry point");
    none(file.getWindowDeclarations(), "declare", "`declare` makes a window");
    none(file.getAttributes(), "", "an attribute stands before the rules");
    if (file.getUnit() != null) {
      at(file.getUnit(), "unit", "a rule unit is Java code", NO_CODE);
    }
    boolean reports = false;
    for (GlobalDescr global : file.getGlobals()) {
      boolean findings =
          global.getIdentifier().equals(GLOBAL)
              && (global.getType().equals(Findings.class.getSimpleName())
                  || global.getType().equals(Findings.class.getName()));
      reports |= findings;
      if (!findings) {
        at(
            global,
            "global",
            "the file has the global " + global.getType() + " " + global.getIdentifier(),
            "a rule has `global Findings findings` alone");
      }
    }
    if (!reports) {
      at(
          file,
          "",
          "the file lacks the line that lets rules report",
          "write `global Findings findings`");
    }
    if (file.getImports().isEmpty()) {
      at(
          file,
          "",
          "the file lacks the line that names the facts",
          "write `import " + FACTS + ".*`");
    }
  }

  private void none(Iterable<? extends BaseDescr> descrs, String word, String message) {
    for (BaseDescr descr : descrs) {
      at(descr, word, message, NO_CODE);
    }
  }

  private void rule(RuleDescr rule) {
    if (!rule.isRule()) {
      at(rule, "query", "a query is no rule", "write `rule \"…\"`");
      return;
    }
    if (rule.getParentName() != null) {
      at(rule, "extends", "the rule extends another", "repeat the conditions that it needs");
    }
    rule.getAttributes()
        .values()
        .forEach(
            attribute ->
                at(
                    attribute,
                    attribute.getName().equals("dialect") ? "dialect" : "",
                    "the rule has the attribute " + attribute.getName(),
                    "remove it; rules have no order and no timetable"));
    annotations(rule);
    if (!rule.getNamedConsequences().isEmpty()) {
      at(rule, "", "the rule has several right sides", "make a rule of each");
    }
    Map<String, Class<?>> bound = new HashMap<>();
    if (rule.getLhs() == null || rule.getLhs().getDescrs().isEmpty()) {
      at(rule, "", "the rule has no condition", "write at least one fact between when and then");
    } else {
      size(rule);
      element(rule.getLhs(), bound);
    }
    bound.keySet().forEach(name -> use.bound.add(name.substring(1)));
    consequence(rule, bound);
  }

  /** What the compiler and the engine would be kept busy by. */
  private void size(RuleDescr rule) {
    int patterns = patterns(rule.getLhs());
    if (patterns > MOST_PATTERNS) {
      at(
          rule,
          "",
          "the rule has " + patterns + " patterns, more than " + MOST_PATTERNS,
          "leave out what it has no need of, or make several rules of it");
    }
    if (ways(rule.getLhs()) > MOST_WAYS) {
      at(
          rule,
          "or",
          "`or` gives the rule more than " + MOST_WAYS + " ways to match",
          "make a rule of each case: rule \"code: case\"");
    }
  }

  private static int patterns(BaseDescr descr) {
    return descr instanceof ConditionalElementDescr element
        ? element.getDescrs().stream().mapToInt(child -> patterns((BaseDescr) child)).sum()
        : 1;
  }

  /** Each alternative of one `or` is tried with each of every other. */
  private static long ways(BaseDescr descr) {
    if (!(descr instanceof ConditionalElementDescr element)) {
      return 1;
    }
    long ways = descr instanceof OrDescr ? 0 : 1;
    for (Object child : element.getDescrs()) {
      long more = ways((BaseDescr) child);
      ways = Math.min(descr instanceof OrDescr ? ways + more : ways * more, MOST_WAYS + 1L);
    }
    return Math.max(ways, 1);
  }

  private void annotations(AnnotatedBaseDescr descr) {
    descr
        .getAnnotations()
        .forEach(
            annotation ->
                at(annotation, "@", "@" + annotation.getName() + " is an annotation", NO_CODE));
  }

  private void element(BaseDescr descr, Map<String, Class<?>> bound) {
    switch (descr) {
      case PatternDescr pattern -> pattern(pattern, bound);
      case AndDescr and -> elements(and, bound);
      case OrDescr or -> elements(or, bound);
      case NotDescr not -> elements(not, inner(bound));
      case ExistsDescr exists -> elements(exists, inner(bound));
      case ForallDescr forall -> elements(forall, inner(bound));
      case EvalDescr eval ->
          at(eval, "eval", "eval runs any Java code", "write a condition on a field");
      default ->
          at(
              descr,
              "",
              "this is no part of a rule's conditions (" + descr.getClass().getSimpleName() + ")",
              "write facts, `not`, `exists`, `forall`, `and`, `or`");
    }
  }

  /** What is bound where something must be missing, or merely exist, is not known outside. */
  private Map<String, Class<?>> inner(Map<String, Class<?>> bound) {
    return new HashMap<>(bound);
  }

  private void elements(ConditionalElementDescr descr, Map<String, Class<?>> bound) {
    if (descr instanceof AnnotatedBaseDescr annotated) {
      annotations(annotated);
    }
    for (Object child : descr.getDescrs()) {
      element((BaseDescr) child, bound);
    }
  }

  private void pattern(PatternDescr pattern, Map<String, Class<?>> bound) {
    annotations(pattern);
    if (pattern.getSource() != null) {
      boolean accumulate = pattern.getSource() instanceof AccumulateDescr;
      at(
          pattern,
          "",
          accumulate
              ? "accumulate runs code over facts"
              : "facts come from nowhere but the audit ("
                  + pattern.getSource().getClass().getSimpleName()
                  + ")",
          "use a fact that holds the number; see rules/facts.md");
      return;
    }
    if (pattern.isUnification() || !pattern.getBehaviors().isEmpty() || pattern.isQuery()) {
      at(pattern, "", "`:=`, `over` and `?` are no part of a pattern", "write `Fact( … )`");
    }
    String type = pattern.getObjectType();
    Class<? extends Fact> fact = type == null ? null : FactFields.fact(type);
    if (fact == null) {
      at(
          pattern,
          type == null ? "" : type.replaceAll("[^A-Za-z0-9_].*", ""),
          "there is no fact " + type,
          Nearest.of(String.valueOf(type), FactFields.facts())
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("the facts stand in rules/facts.md"));
    }
    if (pattern.getIdentifier() != null) {
      bind(pattern, pattern.getIdentifier(), fact, bound);
    }
    for (BaseDescr constraint : pattern.getDescrs()) {
      if (constraint instanceof ExprConstraintDescr expression
          && expression.getType() == ExprConstraintDescr.Type.NAMED) {
        if (fact != null) {
          constraint(expression, fact, bound);
        } else {
          bindOnly(expression, bound);
        }
      } else {
        at(constraint, "", "conditions name a field", "write `field == …`");
      }
    }
  }

  private void constraint(
      ExprConstraintDescr constraint, Class<? extends Fact> fact, Map<String, Class<?>> bound) {
    int start = Math.max(constraint.getStartCharacter(), 0);
    List<Token> words = drl.between(start, constraint.getEndCharacter() + 1);
    List<String> understood = words(DrlText.of("", constraint.getExpression()).tokens());
    if (!words(words).equals(understood)) {
      fault(start, "this condition can't be followed to the letter", "write it without comments");
      return;
    }
    DrlxExpression parsed;
    try {
      parsed = DrlxParseUtil.parseExpression(constraint.getExpression());
    } catch (ParseProblemException e) {
      fault(start, "this condition can't be read", "write `field == value`; see rules/README.md");
      return;
    }
    AllowedExpression allowed =
        new AllowedExpression(drl, words, start, fact, bound, parameters, use, faults);
    if (parsed.getBind() == null) {
      allowed.condition(parsed.getExpr());
    } else {
      Class<?> type = allowed.type(parsed.getExpr());
      bind(constraint, parsed.getBind().asString(), bindable(parsed.getExpr(), type), bound);
    }
  }

  /** Of a fact that is not known, at least the names are, so that no further fault is made up. */
  private static void bindOnly(ExprConstraintDescr constraint, Map<String, Class<?>> bound) {
    String[] parts = constraint.getExpression().split(":", 2);
    if (parts.length > 1) {
      bound.put(parts[0].strip(), null);
    }
  }

  /** {@code $x : field > 3} keeps the field; what type that has is left open. */
  private static Class<?> bindable(Expression expression, Class<?> type) {
    return expression.isBinaryExpr() || type == boolean.class ? null : type;
  }

  private void bind(BaseDescr where, String name, Class<?> type, Map<String, Class<?>> bound) {
    if (!name.startsWith("$")) {
      at(where, name, name + " names a value like a field", "write `$" + name + " : …`");
    } else if (bound.containsKey(name)) {
      at(where, name, name + " is kept a second time in this rule", "choose another name");
    }
    bound.put(name.startsWith("$") ? name : "$" + name, type);
  }

  private void consequence(RuleDescr rule, Map<String, Class<?>> bound) {
    String code = String.valueOf(rule.getConsequence());
    int from = Math.max(rule.getStartCharacter(), 0);
    int start = drl.text().indexOf(code.strip(), from);
    if (start < 0) {
      at(rule, "", "the right side of the rule can't be followed to the letter", NO_CODE);
      return;
    }
    List<Token> words = drl.between(start, start + code.strip().length());
    List<Statement> statements;
    try {
      statements = DrlxParseUtil.parseBlock(code).getStatements();
    } catch (ParseProblemException e) {
      fault(start, "what stands below `then` can't be read", "write findings.report( … );");
      return;
    }
    boolean reports = false;
    AllowedExpression allowed =
        new AllowedExpression(drl, words, start, null, bound, parameters, use, faults);
    for (Statement statement : statements) {
      if (statement instanceof ExpressionStmt expression
          && expression.getExpression() instanceof MethodCallExpr call
          && call.getScope().filter(AllowList::isFindings).isPresent()) {
        report(call, allowed, words, start);
        reports = true;
      } else if (!(statement instanceof EmptyStmt)) {
        notAReport(statement, allowed, words, start);
        reports = true;
      }
    }
    if (!reports) {
      fault(start, "the rule reports nothing", "write findings.report( … ); below `then`");
    }
  }

  private static boolean isFindings(Expression scope) {
    return scope instanceof NameExpr name && name.getNameAsString().equals(GLOBAL);
  }

  private void notAReport(
      Statement statement, AllowedExpression allowed, List<Token> words, int start) {
    if (statement instanceof ExpressionStmt expression
        && expression.getExpression() instanceof MethodCallExpr call) {
      String name = call.getScope().map(Object::toString).orElse(call.getNameAsString());
      if (Nearest.of(name, Set.of(GLOBAL)).isPresent()) {
        fault(word(words, name, start), "there is no " + name, "did you mean " + GLOBAL + "?");
        return;
      }
      if (Set.of("update", "insert", "delete", "retract", "insertLogical").contains(name)) {
        fault(word(words, name, start), name + " changes the facts", "a rule only reports");
        return;
      }
    }
    String word = words.isEmpty() ? "" : first(statement, words);
    fault(
        word(words, word, start),
        "`" + code(statement, word) + "` is Java code, no report",
        "below `then` stands findings.report( … ); conditions stand above it");
  }

  /** The beginning of a statement, as far as it takes to know it. */
  private static String code(Statement statement, String word) {
    if (!(statement instanceof ExpressionStmt)) {
      return word;
    }
    String text = statement.toString().strip().replaceAll("\\s+", " ");
    int end = text.indexOf('(');
    String known = end > 0 ? text.substring(0, end) : text;
    return known.length() > LONGEST_CODE ? known.substring(0, LONGEST_CODE) + "…" : known;
  }

  /** The word that a statement begins with, as far as it is one of those that Java has. */
  private static String first(Statement statement, List<Token> words) {
    String kind = statement.getClass().getSimpleName();
    Map<String, String> begins =
        Map.of(
            "WhileStmt", "while",
            "ForStmt", "for",
            "ForEachStmt", "for",
            "DoStmt", "do",
            "IfStmt", "if",
            "TryStmt", "try",
            "ThrowStmt", "throw",
            "SynchronizedStmt", "synchronized",
            "ModifyStatement", "modify",
            "LocalClassDeclarationStmt", "class");
    String code = statement.toString().strip();
    return begins.getOrDefault(
        kind,
        words.stream()
            .map(Token::text)
            .filter(code::startsWith)
            .max(Comparator.comparingInt(String::length))
            .orElse(words.getFirst().text()));
  }

  private void report(
      MethodCallExpr call, AllowedExpression allowed, List<Token> words, int start) {
    String name = call.getNameAsString();
    int at = word(words, name, start);
    if (!REPORTS.contains(name)) {
      fault(at, "findings has no " + name, Nearest.remedy(name, REPORTS));
      return;
    }
    boolean variant = name.equals("reportAs");
    int given = call.getArguments().size() - (variant ? 1 : 0);
    if (given < 2 || given > 3) {
      fault(
          at,
          name
              + " takes "
              + (variant ? "a variant, " : "")
              + "a subject, a unit and perhaps an occasion",
          variant
              ? "write findings.reportAs(\"variant\", $subject, $unit);"
              : "write findings.report($subject, $unit);");
      return;
    }
    for (int i = 0; i < call.getArguments().size(); i++) {
      Expression argument = call.getArgument(i);
      Class<?> type = allowed.type(argument);
      int place = i - (variant ? 1 : 0);
      if (place < 0) {
        if (argument instanceof StringLiteralExpr literal) {
          use.variants.add(
              new RuleUse.Named(
                  literal.getValue(), word(words, "\"" + literal.getValue() + "\"", at)));
        } else {
          fault(at, "the variant is not named in quotation marks", "write reportAs(\"…\", …)");
        }
      } else if (place < 2 && type != null && type != String.class) {
        fault(
            word(words, argument.toString(), at),
            "the "
                + (place == 0 ? "subject" : "unit")
                + " is "
                + AllowedExpression.kind(type)
                + ", no text",
            place == 0 ? "write `$code + \"/\" + " + argument + "`" : "report the code of a unit");
      }
    }
  }

  private static List<String> words(List<Token> tokens) {
    return tokens.stream().map(Token::text).toList();
  }

  private static int word(List<Token> words, String word, int otherwise) {
    return words.stream()
        .filter(token -> token.text().equals(word))
        .mapToInt(Token::start)
        .findFirst()
        .orElse(otherwise);
  }

  /** Tells a fault at a part of the file; at the word where that stands from there on. */
  private void at(BaseDescr descr, String word, String message, String remedy) {
    int start = descr.getStartCharacter();
    if (start < 0) {
      start = drl.lineStart(Math.max(descr.getLine(), 1));
    }
    int from = start;
    int offset =
        word.isEmpty()
            ? start
            : drl.tokens().stream()
                .filter(token -> token.start() >= from && token.text().equals(word))
                .mapToInt(Token::start)
                .findFirst()
                .orElse(start);
    fault(offset, message, remedy);
  }

  private void fault(int offset, String message, String remedy) {
    faults.add(drl.fault(offset, message, remedy));
  }
}
