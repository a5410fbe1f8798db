package org.liaisonauditor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Option;

/** Where the store is: an option of every command that needs it. */
final class DataOption {

  private static final String EMBEDDED = "jdbc:h2:file:";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "data folder with the embedded database (default: setting auditor.data, else data beside"
              + " the launcher)")
  private Path data;

  /** The settings that the option stands for. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    // Where the rules are is home: data and report definitions are beside them.
    settings.put("auditor.home", Home.folder("rules").toAbsolutePath().getParent().toString());
    if (data != null) {
      settings.put("auditor.data", data.toAbsolutePath().normalize().toString());
    }
    return settings;
  }

  /**
   * Whether there is a store already, for commands that only look. An embedded database is there
   * when its file is; another one is taken to be.
   */
  boolean storeExists() {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("command line", settings()));
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    String address = environment.getRequiredProperty("spring.datasource.url");
    if (!address.startsWith(EMBEDDED)) {
      return true;
    }
    String file = address.substring(EMBEDDED.length()).split(";", 2)[0];
    return Files.isRegularFile(
        Path.of(file.replaceFirst("^~", System.getProperty("user.home")) + ".mv.db"));
  }
}
