package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.AuditorApplication;

/** The command line, as a user types it; what it printed is kept. */
final class Auditor {

  private final List<String> arguments = new ArrayList<>();
  private Program program = AuditorApplication::start;

  /**
   * What came of a run.
   *
   * @param code exit code
   * @param out what it printed
   * @param err what it complained of
   */
  record Ended(int code, String out, String err) {}

  static Auditor audit(Path input, String from, String to, String asOf, Path out) {
    return new Auditor()
        .with("audit", "--input", input.toString(), "--from", from, "--to", to)
        .with("--as-of", asOf, "--out", out.toString());
  }

  Auditor with(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** The same at another time. */
  Auditor at(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    program =
        (server, settings) ->
            AuditorApplication.start(
                server, settings, context -> context.registerBean(Clock.class, () -> clock));
    return this;
  }

  Ended run() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        AuditorCommand.execute(
            new PrintWriter(out), new PrintWriter(err), program, arguments.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }
}
