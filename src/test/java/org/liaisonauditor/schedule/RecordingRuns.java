package org.liaisonauditor.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.runs.RunRequest;

/** Runs that only record what they are asked for, and end as a test wants. */
final class RecordingRuns implements AuditRuns {

  /** The process ends in the middle of a run: nothing after it happens. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** How a run ends, instead of well. */
  interface End {
    void now() throws RunFailed;
  }

  private final List<RunRequest> asked = new ArrayList<>();
  private final Map<String, Long> done = new HashMap<>();
  private final Deque<End> ends = new ArrayDeque<>();

  @Override
  public synchronized long run(RunRequest request) throws AlreadyRun, RunFailed {
    asked.add(request);
    String firing = request.entry() + " " + request.firing();
    if (done.containsKey(firing)) {
      throw new AlreadyRun(done.get(firing));
    }
    if (!ends.isEmpty()) {
      ends.pop().now();
    }
    long run = done.size() + 1L;
    done.put(firing, run);
    return run;
  }

  /** The next run that is not decided yet fails. */
  void fail(String why, boolean passing) {
    ends.add(
        () -> {
          throw new RunFailed(why, passing, null);
        });
  }

  /** The process is killed in the next run that is not decided yet. */
  void kill() {
    ends.add(
        () -> {
          throw new Killed();
        });
  }

  /** All that was asked for, in order. */
  List<RunRequest> asked() {
    return asked;
  }

  /** The runs that came to their end. */
  int done() {
    return done.size();
  }
}
