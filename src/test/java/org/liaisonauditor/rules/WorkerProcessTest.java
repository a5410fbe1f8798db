package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker that does wrong is stopped, and it is said why. */
class WorkerProcessTest {

  private static final int STOPPED = 77;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void what_a_worker_prints_is_handed_on_and_the_environment_is_not() throws Exception {
    assertThat(run("good", 60)).isZero();
    assertThat(out.toString().strip()).isEqualTo("Đạt: false");
  }

  @Test
  void its_exit_code_and_its_complaints_are_handed_on() throws Exception {
    assertThat(run("fails", 60)).isEqualTo(4);
    assertThat(err.toString().strip()).isEqualTo("complaint");
  }

  @Test
  void one_that_never_ends_is_stopped() throws Exception {
    assertThat(run("endless", 3)).isEqualTo(STOPPED);
    assertThat(err.toString()).startsWith("The rules were stopped: they took longer than 3 s.");
  }

  @Test
  void one_that_takes_too_much_memory_is_stopped() throws Exception {
    assertThat(run("greedy", 60)).isEqualTo(STOPPED);
    assertThat(err.toString())
        .startsWith("The rules were stopped: they needed more than 32 MB of memory.");
  }

  private int run(String trial, int seconds) throws Exception {
    List<String> program =
        List.of("-cp", System.getProperty("java.class.path"), WorkerTrial.class.getName());
    return new WorkerProcess(program, Duration.ofSeconds(seconds), 32)
        .run(List.of(trial), new PrintWriter(out, true), new PrintWriter(err, true), STOPPED);
  }
}
