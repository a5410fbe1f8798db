package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as the build wrote it down. */
final class ProgramVersion implements IVersionProvider {

  private static final String FILE = "/org/liaisonauditor/program.properties";

  @Override
  public String[] getVersion() {
    return new String[] {"auditor " + text()};
  }

  static String text() {
    Properties properties = new Properties();
    try (InputStream stream = ProgramVersion.class.getResourceAsStream(FILE)) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's version can't be read", e);
    }
    return properties.getProperty("version");
  }
}
