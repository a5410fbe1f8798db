package org.liaisonauditor.rules;

import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the right side of a rule reports, worked out on a match. */
final class ExplanationReports {

  /**
   * A report as the rule writes it.
   *
   * @param occasion null = none
   */
  private record Call(ConditionTerm subject, ConditionTerm unit, ConditionTerm occasion) {}

  private final List<Call> calls = new ArrayList<>();

  ExplanationReports(ConditionRule rule) {
    for (MethodCallExpr call :
        StaticJavaParser.parseBlock("{" + rule.consequence() + "}").findAll(MethodCallExpr.class)) {
      boolean as = call.getNameAsString().equals("reportAs");
      if (as || call.getNameAsString().equals("report")) {
        List<ConditionTerm> arguments =
            call.getArguments().stream().skip(as ? 1 : 0).map(ConditionParser::term).toList();
        calls.add(
            new Call(
                arguments.get(0),
                arguments.get(1),
                arguments.size() > 2 ? arguments.get(2) : null));
      }
    }
  }

  /** Whether a full match reports a subject and occasion. */
  boolean reports(ConditionMatcher.Match match, String subject, String occasion) {
    ConditionValues values = new ConditionValues(null, match.variables());
    return calls.stream()
        .anyMatch(
            call ->
                subject.equals(String.valueOf(values.of(call.subject())))
                    && occasion.equals(
                        call.occasion() == null ? "" : String.valueOf(values.of(call.occasion()))));
  }

  /**
   * What is told of a subject.
   *
   * @param occasion blank = none
   */
  record About(String subject, String occasion) {}

  /** What a full match reports. */
  List<About> of(ConditionMatcher.Match match) {
    ConditionValues values = new ConditionValues(null, match.variables());
    return calls.stream()
        .map(
            call ->
                new About(
                    String.valueOf(values.of(call.subject())),
                    call.occasion() == null ? "" : String.valueOf(values.of(call.occasion()))))
        .toList();
  }

  /** Whether a match that goes on could come to report a subject, and maybe an occasion. */
  boolean couldReport(ConditionMatcher.Match match, String subject, String occasion) {
    return calls.stream()
        .anyMatch(
            call ->
                subject.matches(pattern(call.subject(), match.variables()))
                    && (occasion == null
                        || call.occasion() == null
                        || occasion.matches(pattern(call.occasion(), match.variables()))));
  }

  /** The subjects that a match could come to report, where they are known. */
  List<String> subjects(ConditionMatcher.Match match) {
    List<String> subjects = new ArrayList<>();
    for (Call call : calls) {
      try {
        subjects.add(
            String.valueOf(new ConditionValues(null, match.variables()).of(call.subject())));
      } catch (ConditionValues.NoValue e) {
        // What is not bound yet says no subject.
        continue;
      }
    }
    return subjects;
  }

  /** The texts that an expression can become: what is not bound yet can be anything. */
  private static String pattern(ConditionTerm term, Map<String, Object> variables) {
    if (term instanceof ConditionTerm.Sum sum && sum.operator().equals("+")) {
      return pattern(sum.left(), variables) + pattern(sum.right(), variables);
    }
    try {
      return Pattern.quote(String.valueOf(new ConditionValues(null, variables).of(term)));
    } catch (ConditionValues.NoValue e) {
      return ".*";
    }
  }
}
