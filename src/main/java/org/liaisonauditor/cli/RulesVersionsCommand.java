package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.publish.Comparisons;
import org.liaisonauditor.publish.KeptComparison;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.publish.RuleVersions;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists published versions and comparisons. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the published versions of the rules, the newest first: for which periods each counts,",
      "who published it, when and why; and the comparisons of drafts with who confirmed them."
    })
final class RulesVersionsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private RulesCommand parent;

  @Mixin private DataOption data;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      List<RuleVersion> versions = context.getBean(RuleVersions.class).all();
      List<KeptComparison> comparisons = context.getBean(Comparisons.class).all();
      if (json) {
        JsonOut.print(objects(versions, comparisons), out);
        return ExitCodes.DONE;
      }
      TextTable table =
          new TextTable(
              "RULES",
              "VERSION",
              "PERIODS ENDING",
              "PUBLISHED",
              "BY",
              "WHY",
              "COMPARISON",
              "STATE");
      for (RuleVersion version : versions) {
        table.add(
            version.pack(),
            version.number(),
            validity(version),
            version.published().at(),
            version.published().by(),
            version.published().why(),
            version.comparison(),
            version.withdrawn() == null
                ? "counts"
                : "taken back by " + version.withdrawn().by() + ": " + version.withdrawn().why());
      }
      table.print(out);
      out.println();
      TextTable compared =
          new TextTable(
              "COMPARISON",
              "RULES",
              "RUN",
              "ADDED",
              "GONE",
              "CHANGED",
              "MADE",
              "BY",
              "CONFIRMED BY");
      for (KeptComparison comparison : comparisons) {
        compared.add(
            comparison.number(),
            comparison.pack(),
            comparison.run(),
            comparison.counts().added(),
            comparison.counts().gone(),
            comparison.counts().changed(),
            comparison.made().at(),
            comparison.made().by(),
            String.join(
                "; ",
                comparison.confirmed().stream()
                    .map(signed -> signed.by() + " (" + signed.why() + ")")
                    .toList()));
      }
      compared.print(out);
    }
    return ExitCodes.DONE;
  }

  /** The days on which a period may end that a version judges: {@code 2025-07-01 to 2025-12-31}. */
  static String validity(RuleVersion version) {
    return version.validFrom() + (version.validTo() == null ? " on" : " to " + version.validTo());
  }

  private static List<Map<String, Object>> objects(
      List<RuleVersion> versions, List<KeptComparison> comparisons) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (RuleVersion version : versions) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("rules", version.pack());
      object.put("version", version.number());
      object.put("valid_from", version.validFrom());
      object.put("valid_to", version.validTo());
      object.put("sha256", version.packHash());
      object.put("published", signed(version.published()));
      object.put("comparison", version.comparison());
      object.put("withdrawn", version.withdrawn() == null ? null : signed(version.withdrawn()));
      objects.add(object);
    }
    for (KeptComparison comparison : comparisons) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("comparison", comparison.number());
      object.put("rules", comparison.pack());
      object.put("run", comparison.run());
      object.put("base_sha256", comparison.baseHash());
      object.put("draft_sha256", comparison.draftHash());
      object.put("data_sha256", comparison.dataHash());
      object.put("added", comparison.counts().added());
      object.put("gone", comparison.counts().gone());
      object.put("changed", comparison.counts().changed());
      object.put("made", signed(comparison.made()));
      object.put(
          "confirmed", comparison.confirmed().stream().map(RulesVersionsCommand::signed).toList());
      objects.add(object);
    }
    return objects;
  }

  private static Map<String, Object> signed(Signed signed) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("by", signed.by());
    object.put("login", signed.login());
    object.put("at", signed.at());
    object.put("why", signed.why());
    return object;
  }
}
