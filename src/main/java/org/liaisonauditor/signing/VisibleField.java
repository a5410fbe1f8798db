package org.liaisonauditor.signing;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** The field of a signature, which may be seen on the page: who signed, when and why. */
final class VisibleField {

  private static final String FONT = "/org/liaisonauditor/reports/fonts/Tinos-Regular.ttf";

  /** The name that our reports give the place below the office of who signs. */
  private static final String DESTINATION = "signature";

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

  VisibleField(PDDocument pdf, PDSignature signature) throws IOException {
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
   */
  record Place(int page, float x, float top) {}

  /**
   * The place that the document keeps for a signature; on others, the foot of the last page, below
   * what reports write.
   */
  static Place place(PDDocument pdf) throws IOException {
    if (pdf.getDocumentCatalog().getNames() != null
        && pdf.getDocumentCatalog().getNames().getDests() != null
        && pdf.getDocumentCatalog().getNames().getDests().getValue(DESTINATION)
            instanceof PDPageXYZDestination kept) {
      return new Place(page(pdf, kept), kept.getLeft(), kept.getTop());
    }
    int last = pdf.getNumberOfPages() - 1;
    PDRectangle page = pdf.getPage(last).getCropBox();
    return new Place(
        last,
        page.getUpperRightX() - WIDTH - MARGIN,
        page.getLowerLeftY() + INSET + MOST_LINES * LEADING);
  }

  private static int page(PDDocument pdf, PDPageDestination destination) {
    PDPage page = destination.getPage();
    int number = page == null ? -1 : pdf.getPages().indexOf(page);
    return Math.max(number, 0);
  }

  /** Leaves the field without place: PDF/A allows neither the flag to hide it nor no appearance. */
  void hide() {
    PDAnnotationWidget widget = field.getWidgets().getFirst();
    field.setPartialName(name());
    widget.getCOSObject().setNeedToBeUpdated(true);
  }

  /** Draws the field. */
  void draw(Place place, SigningOptions options, String who, Instant when) throws IOException {
    hide();
    PDFont font;
    try (InputStream in = VisibleField.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(pdf, in, true);
    }
    List<String> lines = new ArrayList<>();
    Language language = options.visible();
    add(lines, new Text("Người ký", "Signed by"), who, language, font);
    add(lines, new Text("Thời gian ký", "Signed at"), TIME.format(when), language, font);
    add(lines, new Text("Lý do", "Reason"), options.reason(), language, font);
    add(lines, new Text("Số", "No."), options.number(), language, font);
    add(lines, new Text("Sổ lịch sử", "History"), options.historyHead(), language, font);

    float high = lines.size() * LEADING + 2 * INSET;
    PDAnnotationWidget widget = field.getWidgets().getFirst();
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
    field.setAlternateFieldName(String.join("; ", lines));
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
  private static void add(List<String> lines, Text label, String value, Language in, PDFont font)
      throws IOException {
    if (value.isBlank()) {
      return;
    }
    StringBuilder line = new StringBuilder();
    int begun = lines.size();
    String text = showable(label.in(in) + ": " + value, font);
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
    for (int letter : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
      if (Character.isISOControl(letter) || Character.isWhitespace(letter)) {
        shown.append(' ');
      } else if (Character.getType(letter) != Character.FORMAT) {
        shown.append(has(font, letter) ? Character.toString(letter) : "□");
      }
    }
    return shown.toString();
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
