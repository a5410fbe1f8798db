package org.liaisonauditor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The build settles the format. It runs here, on the JDK of the tests, because the formatter uses
 * the compiler of the JDK that it runs on, and Maven's own may be too old for the language.
 *
 * <p>To format everything: {@code mvn test -Dtest=FormattingTest -Dformat=write}.
 */
class FormattingTest {

  @Test
  void everyJavaFileIsFormatted() throws Exception {
    boolean write = "write".equals(System.getProperty("format"));
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<String> unformatted = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file);
        String wanted =
            formatter.formatSource(
                ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(source),
                    JavaFormatterOptions.Style.GOOGLE));
        if (!wanted.equals(source)) {
          if (write) {
            Files.writeString(file, wanted);
          } else {
            unformatted.add(file.toString());
          }
        }
      }
    }
    assertThat(unformatted)
        .as("to format: mvn test -Dtest=FormattingTest -Dformat=write")
        .isEmpty();
  }
}
