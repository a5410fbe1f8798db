package org.liaisonauditor.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.liaisonauditor.rules.ConditionRule.Constraint;
import org.liaisonauditor.rules.ConditionRule.ForeignNode;
import org.liaisonauditor.rules.ConditionRule.Group;
import org.liaisonauditor.rules.ConditionRule.Pattern;
import org.liaisonauditor.rules.ConditionRule.Quantifier;

/** Takes the left sides of DRL rules apart, by Drools' own parsers. */
final class ConditionParser {

  private static final Set<String> MEMBERSHIPS = Set.of("memberOf", "in", "contains", "matches");
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<String> SUMS = Set.of("+", "-", "*", "/");

  private final String code;
  private final String drl;

  private ConditionParser(String code, String drl) {
    this.code = code;
    this.drl = drl;
  }

  /**
   * The rules of a DRL file that compiles.
   *
   * @param code code of the rule that the file belongs to
   */
  static List<ConditionRule> parse(String code, String drl) {
    try {
      PackageDescr descr = new DrlParser(LanguageLevelOption.DRL6).parse(false, drl);
      ConditionParser parser = new ConditionParser(code, drl);
      return descr.getRules().stream().map(parser::rule).toList();
    } catch (DroolsParserException e) {
      throw new IllegalArgumentException("the DRL of " + code + " can't be read", e);
    }
  }

  private ConditionRule rule(RuleDescr descr) {
    return new ConditionRule(
        code,
        descr.getName(),
        descr.getLine(),
        descr.getStartCharacter(),
        end(descr),
        node(descr.getLhs()),
        String.valueOf(descr.getConsequence()).strip());
  }

  private ConditionRule.Node node(BaseDescr descr) {
    return switch (descr) {
      case AndDescr and -> new Group(true, nodes(and));
      case OrDescr or -> new Group(false, nodes(or));
      case NotDescr not -> quantifier(true, not);
      case ExistsDescr exists -> quantifier(false, exists);
      case PatternDescr pattern when pattern.getSource() == null && !pattern.isQuery() ->
          pattern(pattern);
      default -> new ForeignNode(source(descr), descr.getLine());
    };
  }

  private List<ConditionRule.Node> nodes(ConditionalElementDescr descr) {
    List<ConditionRule.Node> nodes = new ArrayList<>();
    descr.getDescrs().forEach(part -> nodes.add(node((BaseDescr) part)));
    return nodes;
  }

  private Quantifier quantifier(boolean none, ConditionalElementDescr descr) {
    List<ConditionRule.Node> nodes = nodes(descr);
    BaseDescr base = (BaseDescr) descr;
    return new Quantifier(
        none,
        nodes.size() == 1 ? nodes.getFirst() : new Group(true, nodes),
        source(base),
        base.getLine(),
        base.getStartCharacter(),
        end(base));
  }

  private Pattern pattern(PatternDescr descr) {
    List<Constraint> constraints = new ArrayList<>();
    for (BaseDescr part : descr.getConstraint().getDescrs()) {
      constraints.add(constraint(part));
    }
    return new Pattern(
        descr.getObjectType(),
        descr.getIdentifier(),
        constraints,
        descr.getLine(),
        descr.getStartCharacter(),
        closed(descr.getStartCharacter(), end(descr)));
  }

  /** Drools lets the last pattern in brackets end behind these: up to its own bracket only. */
  private int closed(int start, int end) {
    int open = 0;
    boolean quoted = false;
    for (int i = start; i < end; i++) {
      char letter = drl.charAt(i);
      if (letter == '"' && drl.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted && letter == '(') {
        open++;
      } else if (!quoted && letter == ')' && --open == 0) {
        return i + 1;
      }
    }
    return end;
  }

  private Constraint constraint(BaseDescr descr) {
    String text =
        descr instanceof ExprConstraintDescr expression
            ? expression.getExpression()
            : source(descr);
    String variable = null;
    ConditionTerm value = null;
    ConditionTerm condition = new ConditionTerm.Foreign(text);
    DrlxExpression parsed = expression(text);
    if (parsed != null) {
      ConditionTerm term = term(parsed.getExpr());
      if (parsed.getBind() == null) {
        condition = term;
      } else {
        variable = parsed.getBind().asString();
        // A comparison behind a variable tests what it compares and binds its left value.
        boolean tested = term instanceof ConditionTerm.Comparison && !isEnclosed(parsed);
        value = tested ? ((ConditionTerm.Comparison) term).left() : term;
        condition = tested ? term : null;
      }
    }
    return new Constraint(
        variable,
        value,
        condition,
        descr.getLine(),
        descr.getColumn() + 1,
        descr.getStartCharacter(),
        end(descr));
  }

  private static boolean isEnclosed(DrlxExpression parsed) {
    return parsed.getExpr() instanceof EnclosedExpr;
  }

  /** The expression that stands in a text, or null where it is none. */
  static DrlxExpression expression(String text) {
    try {
      return DrlxParser.parseExpression(DrlxParser.buildDrlxParserWithArguments(Set.of()), text);
    } catch (RuntimeException e) {
      // What the engine compiles but this parser can't read is told as foreign, with its line.
      return null;
    }
  }

  /** An expression as a tree of our own. */
  static ConditionTerm term(Expression expression) {
    return switch (expression) {
      case EnclosedExpr enclosed -> term(enclosed.getInner());
      case BinaryExpr binary -> binary(binary);
      case UnaryExpr unary when unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ->
          new ConditionTerm.Negation(term(unary.getExpression()));
      case UnaryExpr unary when unary.getOperator() == UnaryExpr.Operator.MINUS ->
          new ConditionTerm.Sum(
              "-", new ConditionTerm.Literal(0, "0"), term(unary.getExpression()));
      case PointFreeExpr point
          when MEMBERSHIPS.contains(point.getOperator().asString()) && point.getArg1() == null ->
          new ConditionTerm.Membership(
              point.getOperator().asString(),
              point.isNegated(),
              term(point.getLeft()),
              point.getRight().stream().map(ConditionParser::term).toList());
      case MethodCallExpr call ->
          new ConditionTerm.Call(
              call.getScope().map(ConditionParser::term).orElse(null),
              call.getNameAsString(),
              call.getArguments().stream().map(ConditionParser::term).toList());
      case FieldAccessExpr field ->
          new ConditionTerm.Call(term(field.getScope()), field.getNameAsString(), null);
      case StringLiteralExpr text -> ConditionTerm.Literal.of(text.asString());
      case IntegerLiteralExpr number ->
          new ConditionTerm.Literal(number.asNumber(), number.getValue());
      case LongLiteralExpr number ->
          new ConditionTerm.Literal(number.asNumber(), number.getValue());
      case DoubleLiteralExpr number ->
          new ConditionTerm.Literal(number.asDouble(), number.getValue());
      case BooleanLiteralExpr yes ->
          new ConditionTerm.Literal(yes.getValue(), Boolean.toString(yes.getValue()));
      case NullLiteralExpr blank -> new ConditionTerm.Literal(null, "null");
      case ThisExpr self -> new ConditionTerm.Self();
      case NameExpr name -> new ConditionTerm.Name(name.getNameAsString());
      default -> new ConditionTerm.Foreign(print(expression));
    };
  }

  private static ConditionTerm binary(BinaryExpr binary) {
    String operator = binary.getOperator().asString();
    if (operator.equals("&&") || operator.equals("||")) {
      return junction(binary, operator.equals("&&"));
    }
    if (COMPARISONS.contains(operator)) {
      return new ConditionTerm.Comparison(
          operator, term(binary.getLeft()), term(binary.getRight()));
    }
    if (SUMS.contains(operator)) {
      return new ConditionTerm.Sum(operator, term(binary.getLeft()), term(binary.getRight()));
    }
    return new ConditionTerm.Foreign(print(binary));
  }

  private static ConditionTerm junction(BinaryExpr binary, boolean all) {
    ConditionTerm left = term(binary.getLeft());
    ConditionTerm right = term(binary.getRight());
    if (binary.getRight() instanceof HalfBinaryExpr half) {
      // `n > 1 && < 5` says the left value once.
      right =
          left instanceof ConditionTerm.Comparison first
              ? new ConditionTerm.Comparison(
                  half.getOperator().asString(), first.left(), term(half.getRight()))
              : new ConditionTerm.Foreign(print(binary));
    }
    if (right instanceof ConditionTerm.Literal) {
      return new ConditionTerm.Foreign(print(binary));
    }
    List<ConditionTerm> of = new ArrayList<>();
    for (ConditionTerm part : List.of(left, right)) {
      if (part instanceof ConditionTerm.Junction inner && inner.all() == all) {
        of.addAll(inner.of());
      } else {
        of.add(part);
      }
    }
    return new ConditionTerm.Junction(all, of);
  }

  private static String print(Node node) {
    return PrintUtil.printNode(node);
  }

  private String source(BaseDescr descr) {
    return drl.substring(descr.getStartCharacter(), end(descr)).strip().replaceAll("\\s+", " ");
  }

  /** Where a part ends; Drools counts some parts up to the space behind them. */
  private int end(BaseDescr descr) {
    int end = Math.min(descr.getEndCharacter() + 1, drl.length());
    while (end > descr.getStartCharacter() && Character.isWhitespace(drl.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
