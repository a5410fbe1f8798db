package org.liaisonauditor.reports;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes the rule book as one HTML file that needs no other. The texts of the pack are put in as
 * text, never as HTML: what they hold is shown, not done.
 */
final class BookHtml {

  private static final String TEMPLATE = "org/liaisonauditor/reports/rule-book.html";

  private static final SpringTemplateEngine ENGINE = engine();

  private BookHtml() {}

  private static SpringTemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(BookHtml.class.getClassLoader());
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }

  static void write(Book book, Path file) throws IOException {
    Context context =
        new Context(Locale.forLanguageTag(book.language().tag()), Map.of("book", book));
    try (Writer out = Files.newBufferedWriter(file)) {
      ENGINE.process(TEMPLATE, context, out);
    }
  }
}
