package org.liaisonauditor.findings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Rule;

/** What an audit could not judge, and why. */
public final class Unjudged {

  private final Map<String, Regulation.SwitchedOff> off;
  private final Map<String, Regulation.RetiredRule> retired;
  private final Set<String> codes;
  private final Set<String> branches;
  private final Map<String, Map<String, String>> failures = new HashMap<>();

  public Unjudged(AuditResult result) {
    off = result.pack().regulation().switchedOff(result.context().to());
    retired = result.pack().regulation().retiredRules();
    codes = result.pack().rules().stream().map(Rule::code).collect(Collectors.toSet());
    branches = Set.copyOf(result.branches());
    for (CouldNotRun failure : result.couldNotRun()) {
      failures
          .computeIfAbsent(failure.rule(), any -> new TreeMap<>(CodePoints.ORDER))
          .put(failure.branch(), failure.reason());
    }
  }

  /** Why a rule could not say anything of a branch; null = it could. */
  public Text why(String rule, String branch) {
    Text anywhere = unable(rule);
    if (anywhere != null) {
      return anywhere;
    }
    String failure = failures.getOrDefault(rule, Map.of()).get(branch);
    if (failure != null) {
      return failed(branch, failure);
    }
    return branches.contains(branch)
        ? null
        : new Text(
            "lần rà soát này không có dữ liệu của chi bộ " + branch,
            "this audit has no records of branch " + branch);
  }

  /** Why a rule could not say everything of all branches of the audit; null = it could. */
  public Text why(String rule) {
    Text anywhere = unable(rule);
    if (anywhere != null) {
      return anywhere;
    }
    return failures.getOrDefault(rule, Map.of()).entrySet().stream()
        .findFirst()
        .map(failure -> failed(failure.getKey(), failure.getValue()))
        .orElse(null);
  }

  private Text unable(String rule) {
    if (!codes.contains(rule)) {
      return retired.containsKey(rule)
          ? with("quy tắc đã bãi bỏ", "the rule was retired", retired.get(rule).reason())
          : new Text("quy tắc không còn trong bộ quy tắc", "the rule is no longer among the rules");
    }
    return off.containsKey(rule)
        ? with("quy tắc tạm tắt", "the rule is switched off", off.get(rule).reason())
        : null;
  }

  private static Text failed(String branch, String reason) {
    return with(
        "quy tắc không chạy được ở chi bộ " + branch,
        "the rule could not run in branch " + branch,
        new Text(reason, reason));
  }

  private static Text with(String vi, String en, Text reason) {
    return new Text(vi + ": " + reason.vi(), en + ": " + reason.en());
  }
}
