package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.rules.PackContents;

/**
 * The rule book of a pack, for people who know the regulation: each rule from its clause to what it
 * found, as PDF and as one HTML file. The same pack, runs and words give the same bytes.
 */
public final class RuleBook {

  private static final int ID_BYTES = 16;

  private final Book book;
  private final Letterhead.Margins margins;

  /**
   * A book in one language.
   *
   * @param runs the last runs of the pack, the newest first
   * @param definitions the folder of report definitions
   * @param programVersion version of this program
   * @throws DefinitionException with all faults of the definitions, if there is one
   */
  public RuleBook(
      PackContents contents,
      List<RuleRun> runs,
      Path definitions,
      Language language,
      String programVersion)
      throws IOException, DefinitionException {
    BookWording wording = BookWording.load(definitions, language, contents.pack().regulation());
    this.margins = wording.letterhead().margins();
    this.book = new BookMaker(contents, runs, wording, programVersion).make();
  }

  /** Writes {@code rule-book-vi.pdf} and {@code rule-book-vi.html}, by the language. */
  public List<Path> write(Path folder) throws IOException {
    String name = "rule-book-" + book.language().tag();
    Path pdf = folder.resolve(name + ".pdf");
    Path html = folder.resolve(name + ".html");
    // The tree of records says all that the book does, so its text is the book's identity.
    byte[] identity = AuditIdentity.sha256(book.toString().getBytes(StandardCharsets.UTF_8));
    BookPdf.write(book, margins, Arrays.copyOf(identity, ID_BYTES), pdf);
    BookHtml.write(book, html);
    return List.of(pdf, html);
  }
}
