package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.runs.RunService;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Repeats a run and compares what comes out. */
@Command(
    name = "rerun",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Repeats a run on the same submissions, rules, parameters and report definitions, however",
      "long ago it was, and compares the outputs byte by byte.",
      "",
      "Exit code 0 when they are the same, 1 when they differ.",
      ""
    })
final class RerunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "RUN", description = "number of the run to repeat")
  private long run;

  @Mixin private ByOption by;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      RunRecords records = context.getBean(RunRecords.class);
      Run old = RecordedRun.done(run, records, "repeated");
      long again = context.getBean(RunService.class).rerun(run, by.name());
      Map<String, String> before = hashes(records, run);
      Map<String, String> after = hashes(records, again);
      out.println(
          "Run "
              + again
              + " repeats run "
              + run
              + ": "
              + context.getBean(RunFolders.class).of(again));
      TreeSet<String> paths = new TreeSet<>(before.keySet());
      paths.addAll(after.keySet());
      int same = 0;
      for (String path : paths) {
        if (before.containsKey(path) && before.get(path).equals(after.get(path))) {
          same++;
        } else {
          out.println("  differs: " + path);
        }
      }
      out.println(same + " of " + paths.size() + " outputs are the same, byte for byte.");
      if (same == paths.size()) {
        return ExitCodes.DONE;
      }
      Run repeated = records.find(again).orElseThrow();
      out.println(
          repeated.programVersion().equals(old.programVersion())
              ? "The program has the same version, "
                  + old.programVersion()
                  + ": this should not be; please report it."
              : "The program has another version: "
                  + old.programVersion()
                  + " then, "
                  + repeated.programVersion()
                  + " now.");
      return ExitCodes.FAILURE;
    }
  }

  private static Map<String, String> hashes(RunRecords records, long run) {
    Map<String, String> hashes = new LinkedHashMap<>();
    records.outputs(run).forEach(output -> hashes.put(output.path(), output.sha256()));
    return hashes;
  }
}
