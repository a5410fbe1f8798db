package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.liaisonauditor.history.Entry;
import org.liaisonauditor.history.Head;
import org.liaisonauditor.history.History;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the history. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists what was audited, compared, confirmed, published and taken back, the oldest first, with",
      "the hash that ties each entry to all before it. The last line is the head: whoever keeps it",
      "can prove later that all of this was there (auditor verify --chain --head)."
    })
final class HistoryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "only the newest N entries (default: all)")
  private Long last;

  @Option(names = "--json", description = "as JSON, with what each entry says, for programs")
  private boolean json;

  @Override
  public Integer call() throws WrongUsage {
    if (last != null && last < 1) {
      throw new WrongUsage("--last is a number of entries, 1 or more; it is " + last + ".");
    }
    if (!data.storeExists()) {
      throw new WrongUsage("There is no database here yet; name the data folder with --data.");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      History history = context.getBean(History.class);
      Optional<Head> head = history.head();
      long after = last == null || head.isEmpty() ? 0 : Math.max(0, head.get().number() - last);
      if (json) {
        List<Map<String, Object>> objects = new ArrayList<>();
        history.forEach(after, entry -> objects.add(object(entry)));
        JsonOut.print(objects, out);
        return ExitCodes.DONE;
      }
      TextTable table = new TextTable("ENTRY", "RECORDED", "WHAT", "BY", "SHA-256");
      history.forEach(
          after,
          entry ->
              table.add(entry.number(), entry.at(), entry.about(), entry.who(), entry.sha256()));
      table.print(out);
      head.ifPresent(end -> out.println("Head: " + end));
    }
    return ExitCodes.DONE;
  }

  private static Map<String, Object> object(Entry entry) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("number", entry.number());
    object.put("format", entry.format());
    object.put("at", entry.at());
    object.put("kind", entry.kind());
    object.put("what", entry.what());
    object.put("who", entry.who());
    object.put("facts", entry.facts());
    object.put("previous", entry.previous());
    object.put("sha256", entry.sha256());
    return object;
  }
}
