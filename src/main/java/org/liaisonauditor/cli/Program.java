package org.liaisonauditor.cli;

import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application's parts for a command that needs the store. */
@FunctionalInterface
public interface Program {

  /**
   * Starts them; close the context when done.
   *
   * @param server whether to serve, with timetable and web pages; else just the store and the runs
   * @param settings settings that go before those of files and environment
   */
  ConfigurableApplicationContext start(boolean server, Map<String, Object> settings);
}
