package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Exceptions;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists exceptions. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Lists all exceptions: what each is about, how it stands today, who asked for it, who"
            + " approved it, and what it did in the last audit that went by it.")
final class ExceptionsListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private ExceptionsCommand parent;

  @Mixin private DataOption data;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      Exceptions exceptions = context.getBean(Exceptions.class);
      List<AcceptedGap> gaps = exceptions.all();
      LocalDate today = exceptions.today();
      Map<Long, Exceptions.Last> last = exceptions.last();
      if (json) {
        JsonOut.print(
            gaps.stream().map(gap -> object(gap, today, last.get(gap.number()))).toList(), out);
        return ExitCodes.DONE;
      }
      TextTable table =
          new TextTable(
              "EXCEPTION",
              "STATE",
              "RULES",
              "ABOUT",
              "FROM",
              "UNTIL",
              "ASKED BY",
              "WHY",
              "HIDES",
              "RUN",
              "APPROVED BY",
              "TAKEN BACK BY",
              "LAST AUDIT");
      for (AcceptedGap gap : gaps) {
        table.add(
            gap.number(),
            gap.state(today),
            gap.pack(),
            gap.matched(),
            gap.from(),
            gap.until(),
            gap.proposed().by(),
            gap.proposed().why(),
            gap.previewed().findings(),
            gap.previewed().run(),
            gap.approved() == null ? null : gap.approved().by(),
            gap.withdrawn() == null ? null : gap.withdrawn().by() + ": " + gap.withdrawn().why(),
            inWords(last.get(gap.number())));
      }
      table.print(out);
    }
    return ExitCodes.DONE;
  }

  private static String inWords(Exceptions.Last last) {
    return last == null
        ? null
        : "run " + last.run() + ": " + last.state() + " (" + last.findings() + ")";
  }

  private static Map<String, Object> object(
      AcceptedGap gap, LocalDate today, Exceptions.Last last) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("exception", gap.number());
    object.put("state", gap.state(today));
    object.put("rules", gap.pack());
    object.put("rule", gap.matched().rule());
    object.put("unit", gap.matched().unit());
    object.put("subject", gap.matched().subject());
    object.put("fingerprint", gap.matched().fingerprint());
    object.put("from", gap.from());
    object.put("until", gap.until());
    object.put("proposed", signed(gap.proposed()));
    Map<String, Object> previewed = new LinkedHashMap<>();
    previewed.put("run", gap.previewed().run());
    previewed.put("findings", gap.previewed().findings());
    previewed.put("sha256", gap.previewed().sha256());
    object.put("previewed", previewed);
    object.put("approved", gap.approved() == null ? null : signed(gap.approved()));
    object.put("withdrawn", gap.withdrawn() == null ? null : signed(gap.withdrawn()));
    if (last == null) {
      object.put("last_audit", null);
    } else {
      Map<String, Object> audit = new LinkedHashMap<>();
      audit.put("run", last.run());
      audit.put("state", last.state());
      audit.put("findings", last.findings());
      object.put("last_audit", audit);
    }
    return object;
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
