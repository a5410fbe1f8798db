package org.liaisonauditor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what units sent. */
@Command(
    name = "submissions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists what units sent, the newest last; what was superseded stays in the list.")
final class SubmissionsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Option(names = "--unit", paramLabel = "CODE", description = "only those of a unit")
  private String unit;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Submissions submissions = context.getBean(Submissions.class);
      List<Submission> all =
          submissions.all().stream()
              .filter(submission -> unit == null || submission.unit().equals(unit))
              .toList();
      Map<Long, Long> superseded = submissions.wholeSupersessions();
      if (json) {
        printJson(all, superseded);
      } else {
        printTable(all, superseded);
      }
    }
    return ExitCodes.DONE;
  }

  private void printTable(List<Submission> all, Map<Long, Long> superseded) {
    TextTable table =
        new TextTable("NO", "RECEIVED (UTC)", "UNIT", "FILE", "BY", "ROWS", "STATE", "TABLES");
    for (Submission one : all) {
      table.add(
          one.number(),
          one.receivedAt().toString().substring(0, 16).replace('T', ' '),
          one.unit(),
          one.fileName(),
          one.sentBy(),
          one.rows(),
          state(one, superseded),
          new TreeSet<>(one.tables())
              .stream().map(Table::english).collect(Collectors.joining(", ")));
    }
    table.print(spec.commandLine().getOut());
  }

  private static String state(Submission one, Map<Long, Long> superseded) {
    if (!one.accepted()) {
      return "refused";
    }
    Long by = superseded.get(one.number());
    return by == null ? "counts" : "superseded by " + by;
  }

  private void printJson(List<Submission> all, Map<Long, Long> superseded) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Submission one : all) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("number", one.number());
      object.put("delivery", one.delivery());
      object.put("unit", one.unit());
      object.put("file", one.fileName());
      object.put("sha256", one.sha256());
      object.put("bytes", one.bytes());
      object.put("by", one.sentBy());
      object.put("received_at", one.receivedAt());
      object.put("door", one.door());
      object.put("accepted", one.accepted());
      object.put("rows", one.rows());
      object.put("unusable_rows", one.unusableRows());
      object.put("tables", new TreeSet<>(one.tables()).stream().map(Table::english).toList());
      object.put("superseded_by", superseded.get(one.number()));
      objects.add(object);
    }
    JsonOut.print(objects, spec.commandLine().getOut());
  }
}
