package org.liaisonauditor.signing;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;

/**
 * The field of a signature: who signed, when and why, in words, and on the page where it is to be
 * seen.
 */
final class SignatureField {

  private static final String FONT = "/org/liaisonauditor/reports/fonts/Tinos-Regular.ttf";

  /** The name that our reports give the place below the office of who signs. */
  private static final String PLACE = "signature";

  private static final COSName WIDGET = COSName.getPDFName("Widget");

  private static final float WIDTH = 215;
  private static final float SIZE = 8.5f;
  private static final float LEADING = 10;
  private static final float INSET = 4;
  private static final float MARGIN = 28;
  private static final int MOST_LINES = 7;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PDDocument pdf;
  private final PDSignatureField field;

  SignatureField(PDDocument pdf, PDSignature signature) throws IOException {
    this.pdf = pdf;
    PDSignatureField found = null;
    for (PDSignatureField one : pdf.getSignatureFields()) {
      if (one.getSignature() != null
          && one.getSignature().getCOSObject() == signature.getCOSObject()) {
        found = one;
      }
    }
    if (found == null) {
      throw new IllegalStateException("the field of the signature is not in the document");
    }
    this.field = found;
  }

  /**
   * Where a field stands.
   *
   * @param page from 0
   * @param x left edge, in points from the left
   * @param top upper edge, in points from below
   * @param kept name of the place that the document keeps for it; null = none
   */
  record Place(int page, float x, float top, String kept) {}

  /**
   * The place that the document keeps for a signature; where it keeps none, or another signature
   * stands there, the lowest room without words on the last page that has some.
   *
   * @param document the file, which is read once more where a room is looked for: what reads words
   *     touches the fonts of a page, and these must stay as they are
   * @throws SigningRefused when no page has room
   */
  static Place place(PDDocument pdf, Path document) throws IOException, SigningRefused {
    if (pdf.getDocumentCatalog().getNames() != null
        && pdf.getDocumentCatalog().getNames().getDests() != null
        && pdf.getDocumentCatalog().getNames().getDests().getValue(PLACE)
            instanceof PDPageXYZDestination kept) {
      Place place = new Place(page(pdf, kept), kept.getLeft(), kept.getTop(), PLACE);
      if (isFree(pdf, place)) {
        return place;
      }
    }
    try (PDDocument read = Loader.loadPDF(document.toFile())) {
      for (int page = pdf.getNumberOfPages() - 1; page >= 0; page--) {
        PDRectangle paper = pdf.getPage(page).getCropBox();
        List<PDRectangle> words = FreeRoom.words(read, page);
        float high = MOST_LINES * LEADING + 2 * INSET;
        for (float top = paper.getLowerLeftY() + MARGIN + high;
            top <= paper.getUpperRightY() - MARGIN;
            top += LEADING) {
          for (float x = paper.getUpperRightX() - WIDTH - MARGIN;
              x >= paper.getLowerLeftX() + MARGIN;
              x -= WIDTH + INSET) {
            Place place = new Place(page, x, top, null);
            PDRectangle area = new PDRectangle(x, top - high, WIDTH, high);
            if (isFree(pdf, place) && words.stream().noneMatch(word -> overlap(word, area))) {
              return place;
            }
          }
        }
      }
    }
    throw new SigningRefused(
        "No page has room for a field that would hide nothing; sign without --visible.");
  }

  private static boolean isFree(PDDocument pdf, Place place) {
    float high = MOST_LINES * LEADING + 2 * INSET;
    PDRectangle area = new PDRectangle(place.x(), place.top() - high, WIDTH, high);
    COSArray annotations = annotations(pdf, place.page());
    for (int i = 0; i < annotations.size(); i++) {
      if (annotations.getObject(i) instanceof COSDictionary annotation
          && WIDGET.equals(annotation.getCOSName(COSName.SUBTYPE))
          && annotation.getCOSArray(COSName.RECT) != null) {
        PDRectangle taken = new PDRectangle(annotation.getCOSArray(COSName.RECT));
        if (taken.getWidth() > 0 && overlap(taken, area)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean overlap(PDRectangle one, PDRectangle other) {
    return one.getLowerLeftX() < other.getUpperRightX()
        && one.getUpperRightX() > other.getLowerLeftX()
        && one.getLowerLeftY() < other.getUpperRightY()
        && one.getUpperRightY() > other.getLowerLeftY();
  }

  private static COSArray annotations(PDDocument pdf, int page) {
    COSArray all = pdf.getPage(page).getCOSObject().getCOSArray(COSName.ANNOTS);
    return all == null ? new COSArray() : all;
  }

  /** The library touches the other annotations of a page when it adds one; they stay as signed. */
  private void leaveOthers(int page, PDAnnotationWidget own) {
    COSArray annotations = annotations(pdf, page);
    for (int i = 0; i < annotations.size(); i++) {
      if (annotations.getObject(i) instanceof COSDictionary other && other != own.getCOSObject()) {
        other.setNeedToBeUpdated(false);
      }
    }
  }

  private static int page(PDDocument pdf, PDPageDestination destination) {
    PDPage page = destination.getPage();
    int number = page == null ? -1 : pdf.getPages().indexOf(page);
    return Math.max(number, 0);
  }

  /**
   * Makes the field: drawn in its place, or, without one, of no size, since PDF/A allows neither
   * the flag to hide it nor a field without appearance. Readers who can't see it are told of both.
   *
   * @param place null = not to be seen
   */
  void make(Place place, SigningOptions options, String who, Instant when) throws IOException {
    String told = pdf.getDocumentCatalog().getLanguage();
    Language language =
        options.visible() != null
            ? options.visible()
            : told != null && told.startsWith(Language.EN.tag()) ? Language.EN : Language.VI;
    List<String> said = new ArrayList<>();
    say(said, new Text("Người ký", "Signed by"), who, language);
    say(said, new Text("Thời gian ký", "Signed at"), TIME.format(when), language);
    say(said, new Text("Lý do", "Reason"), options.reason(), language);
    say(said, new Text("Số", "No."), options.number(), language);
    say(said, new Text("Sổ lịch sử", "History"), options.historyHead(), language);

    PDAnnotationWidget widget = field.getWidgets().getFirst();
    int page = place == null ? 0 : place.page();
    leaveOthers(page, widget);
    field.setPartialName(name());
    field.setAlternateFieldName(composed(String.join("; ", said)));
    widget.setContents(field.getAlternateFieldName());
    if (place != null) {
      draw(widget, place, said);
    }
    FieldTag.add(
        pdf,
        pdf.getPage(page),
        widget,
        place == null ? null : place.kept(),
        language.tag().equals(told) ? null : language.tag());
    widget.getCOSObject().setNeedToBeUpdated(true);
  }

  private static void say(List<String> said, Text label, String value, Language language) {
    if (!value.isBlank()) {
      said.add(label.in(language) + ": " + value);
    }
  }

  private void draw(PDAnnotationWidget widget, Place place, List<String> said) throws IOException {
    PDFont font;
    try (InputStream in = SignatureField.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(pdf, in, true);
    }
    List<String> lines = new ArrayList<>();
    for (String text : said) {
      add(lines, text, font);
    }
    float high = lines.size() * LEADING + 2 * INSET;
    widget.setRectangle(new PDRectangle(place.x(), place.top() - high, WIDTH, high));
    PDAppearanceStream look = new PDAppearanceStream(pdf);
    look.setResources(new PDResources());
    look.setBBox(new PDRectangle(WIDTH, high));
    look.setMatrix(new AffineTransform());
    try (PDPageContentStream canvas = new PDPageContentStream(pdf, look)) {
      canvas.setStrokingColor(0.35f, 0.35f, 0.35f);
      canvas.setLineWidth(0.6f);
      canvas.addRect(0.3f, 0.3f, WIDTH - 0.6f, high - 0.6f);
      canvas.stroke();
      canvas.setNonStrokingColor(0f, 0f, 0f);
      canvas.beginText();
      canvas.setFont(font, SIZE);
      canvas.setLeading(LEADING);
      canvas.newLineAtOffset(INSET, high - INSET - SIZE + 0.8f);
      for (String line : lines) {
        canvas.showText(line);
        canvas.newLine();
      }
      canvas.endText();
    }
    PDAppearanceDictionary appearance = new PDAppearanceDictionary();
    appearance.setNormalAppearance(look);
    widget.setAppearance(appearance);
  }

  /** A name that no other field of the document has. */
  private String name() {
    List<String> taken =
        pdf.getSignatureFields().stream()
            .filter(other -> other.getCOSObject() != field.getCOSObject())
            .map(PDSignatureField::getPartialName)
            .toList();
    int number = 1;
    while (taken.contains("Signature" + number)) {
      number++;
    }
    return "Signature" + number;
  }

  /** Adds a text, broken where the field ends; what is too long ends with an ellipsis. */
  private static void add(List<String> lines, String said, PDFont font) throws IOException {
    StringBuilder line = new StringBuilder();
    int begun = lines.size();
    String text = showable(said, font);
    for (int letter : text.codePoints().toArray()) {
      line.appendCodePoint(letter);
      if (font.getStringWidth(line.toString()) * SIZE / 1000 > WIDTH - 2 * INSET) {
        int space = line.lastIndexOf(" ");
        int cut = space > line.length() / 2 ? space + 1 : line.length() - 1;
        lines.add(line.substring(0, cut));
        line.delete(0, cut);
        if (lines.size() - begun == 2) {
          lines.set(lines.size() - 1, lines.getLast().replaceAll(".$", "…"));
          return;
        }
      }
    }
    lines.add(line.toString());
  }

  /** The text in composed letters, with □ for what the font has no glyph for. */
  private static String showable(String text, PDFont font) throws IOException {
    StringBuilder shown = new StringBuilder();
    for (int letter : composed(text).codePoints().toArray()) {
      shown.append(has(font, letter) ? Character.toString(letter) : "□");
    }
    return shown.toString();
  }

  /** The text in composed letters, without what controls how it is shown. */
  private static String composed(String text) {
    StringBuilder kept = new StringBuilder();
    for (int letter : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
      if (Character.isISOControl(letter) || Character.isWhitespace(letter)) {
        kept.append(' ');
      } else if (Character.getType(letter) != Character.FORMAT) {
        kept.appendCodePoint(letter);
      }
    }
    return kept.toString();
  }

  private static boolean has(PDFont font, int letter) throws IOException {
    try {
      font.encode(Character.toString(letter));
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }
}
