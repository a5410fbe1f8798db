package org.liaisonauditor.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.reports.SampleReport;

/** Whatever is changed in a signed report is found, and named, also below a second signature. */
class TamperingTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);

  @TempDir private static Path shared;
  private static Path signed;
  private static byte[] bytes;
  private static SigningKey stranger;

  @TempDir private Path folder;

  @BeforeAll
  static void sign() throws Exception {
    SampleReport.write(shared, Language.VI);
    SigningKey city = TestKeys.authority("Cơ quan chứng thực");
    SigningKey secretary = TestKeys.person("Nguyễn Thị Ánh", city);
    stranger = TestKeys.person("Ai đó", TestKeys.authority("Ai đó"));
    signed = shared.resolve("signed.pdf");
    new PdfSigner(secretary, CLOCK)
        .sign(
            shared.resolve("report.pdf"),
            signed,
            new SigningOptions("Ban hành", "12-BC/UBKT", "", Language.VI, false, null));
    bytes = Files.readAllBytes(signed);
  }

  /** What somebody does to a document. */
  private interface Change {
    void to(PDDocument pdf) throws Exception;
  }

  private static List<String> faults(Path file) throws Exception {
    return new Verification(Trust.notJudged(), CLOCK)
        .of(file).stream()
            .filter(check -> check.state() == Check.State.FAULT)
            .map(check -> check.where() + ": " + check.text())
            .toList();
  }

  /** Adds a change behind the signature. */
  private Path forged(Change change) throws Exception {
    Path file = folder.resolve("forged-" + System.nanoTime() + ".pdf");
    try (PDDocument pdf = Loader.loadPDF(signed.toFile());
        OutputStream out = Files.newOutputStream(file)) {
      change.to(pdf);
      pdf.saveIncremental(out);
    }
    return file;
  }

  /** Somebody else signs what was forged, so that nothing stands behind the last signature. */
  private Path signedAgain(Path file) throws Exception {
    Path again = folder.resolve("again-" + System.nanoTime() + ".pdf");
    new PdfSigner(stranger, CLOCK).sign(file, again, SigningOptions.plain());
    return again;
  }

  /** A change is named, be it signed by somebody else or not. */
  private void isNamed(String words, Change change) throws Exception {
    Path forged = forged(change);
    assertThat(faults(forged)).as(words).anyMatch(fault -> fault.contains(words));
    assertThat(faults(signedAgain(forged)))
        .as(words + ", signed again")
        .anyMatch(fault -> fault.startsWith("Signature1: ") && fault.contains(words));
  }

  private static void update(COSBase... changed) {
    for (COSBase one : changed) {
      if (one instanceof COSDictionary dictionary) {
        dictionary.setNeedToBeUpdated(true);
      } else if (one instanceof COSArray array) {
        array.setNeedToBeUpdated(true);
      }
    }
  }

  private static COSStream stream(PDDocument pdf, String content) throws Exception {
    COSStream stream = pdf.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }

  @Test
  void no_changed_bit_goes_unseen() throws Exception {
    assertThat(faults(signed)).isEmpty();
    Random random = new Random(20260301);
    TreeSet<Integer> places = new TreeSet<>();
    while (places.size() < 300) {
      places.add(random.nextInt(bytes.length));
    }
    List<String> unseen = new ArrayList<>();
    for (int place : places) {
      byte[] changed = bytes.clone();
      changed[place] ^= (byte) (1 << random.nextInt(8));
      if (faults(Files.write(folder.resolve("bit.pdf"), changed)).isEmpty()) {
        unseen.add(place + " of " + bytes.length);
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void no_changed_digit_of_the_signature_goes_unseen() throws Exception {
    int[] range;
    byte[] contents;
    try (PDDocument pdf = Loader.loadPDF(signed.toFile())) {
      range = pdf.getLastSignatureDictionary().getByteRange();
      contents = pdf.getLastSignatureDictionary().getContents();
    }
    int last = contents.length - 1;
    while (contents[last] == 0) {
      last--;
    }
    Random random = new Random(3);
    List<String> unseen = new ArrayList<>();
    // Of what no hash covers, the head of the signature and the part behind the certificates, each
    // byte; of the others some.
    for (int at = 0; at <= last; at += at < 70 || at > last - 560 && at < last - 256 ? 1 : 11) {
      byte[] changed = bytes.clone();
      int place = range[1] + 1 + 2 * at + random.nextInt(2);
      int digit = Character.digit(changed[place], 16) ^ 1 << random.nextInt(4);
      changed[place] = (byte) Character.toUpperCase(Character.forDigit(digit, 16));
      if (faults(Files.write(folder.resolve("digit.pdf"), changed)).isEmpty()) {
        unseen.add("byte " + at + " of " + last);
      }
    }
    byte[] letter = bytes.clone();
    int place = range[1] + 1;
    while (letter[place] < 'A') {
      place++;
    }
    letter[place] = (byte) Character.toLowerCase(letter[place]);
    if (faults(Files.write(folder.resolve("digit.pdf"), letter)).isEmpty()) {
      unseen.add("a small letter");
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void a_replaced_page_is_named() throws Exception {
    isNamed(
        "the content of page 2",
        pdf -> {
          PDPage page = pdf.getPage(1);
          page.getCOSObject().setItem(COSName.CONTENTS, stream(pdf, "q Q"));
          update(page.getCOSObject());
        });
    isNamed(
        "the content of page 2",
        pdf -> {
          COSBase content = pdf.getPage(1).getCOSObject().getDictionaryObject(COSName.CONTENTS);
          COSStream stream =
              (COSStream) (content instanceof COSArray all ? all.getObject(0) : content);
          try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write("q Q".getBytes(StandardCharsets.US_ASCII));
          }
          update(stream);
        });
  }

  @Test
  void a_page_cannot_be_changed_as_if_it_were_part_of_a_signature() throws Exception {
    Path file = folder.resolve("hung.pdf");
    try (PDDocument pdf = Loader.loadPDF(signed.toFile());
        OutputStream out = Files.newOutputStream(file)) {
      COSDictionary page = pdf.getPage(1).getCOSObject();
      COSBase content = page.getDictionaryObject(COSName.CONTENTS);
      COSBase item = content instanceof COSArray all ? all.get(0) : page.getItem(COSName.CONTENTS);
      COSStream stream = (COSStream) ((COSObject) item).getObject();
      try (OutputStream to = stream.createOutputStream(COSName.FLATE_DECODE)) {
        to.write("q Q".getBytes(StandardCharsets.US_ASCII));
      }
      update(stream);
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
      signature.setSignDate(
          java.util.GregorianCalendar.from(CLOCK.instant().atZone(ZoneOffset.UTC)));
      signature.getCOSObject().setItem(COSName.getPDFName("More"), item);
      pdf.addSignature(signature, new CmsSigner(stranger, null));
      pdf.saveIncremental(out);
    }
    assertThat(faults(file))
        .anyMatch(
            fault -> fault.startsWith("Signature1: ") && fault.contains("the content of page 2"));
  }

  @Test
  void what_the_first_signature_shows_cannot_be_painted_over() throws Exception {
    isNamed(
        "what the signature Signature1 shows",
        pdf -> {
          PDAnnotationWidget widget = pdf.getSignatureFields().getFirst().getWidgets().getFirst();
          COSStream look = widget.getNormalAppearanceStream().getCOSObject();
          try (OutputStream out = look.createOutputStream(COSName.FLATE_DECODE)) {
            out.write("q Q".getBytes(StandardCharsets.US_ASCII));
          }
          update(look);
        });
  }

  @Test
  void a_field_that_nobody_signed_is_named_with_its_place() throws Exception {
    isNamed(
        "an annotation on page 2, Widget over 300 × 400 points",
        pdf -> {
          PDAcroForm form = pdf.getDocumentCatalog().getAcroForm();
          PDSignatureField field = new PDSignatureField(form);
          field.setPartialName("Phê duyệt");
          PDAnnotationWidget widget = field.getWidgets().getFirst();
          widget.setRectangle(new PDRectangle(100, 200, 300, 400));
          widget.setPage(pdf.getPage(1));
          PDAppearanceDictionary looks = new PDAppearanceDictionary();
          PDAppearanceStream look = new PDAppearanceStream(stream(pdf, "0 0 300 400 re f"));
          look.setBBox(new PDRectangle(300, 400));
          looks.setNormalAppearance(look);
          widget.setAppearance(looks);
          add(pdf, form, field.getCOSObject(), widget, 1);
        });
    isNamed(
        "a field of the form, Kết luận",
        pdf -> {
          PDAcroForm form = pdf.getDocumentCatalog().getAcroForm();
          PDTextField field = new PDTextField(form);
          field.setPartialName("Kết luận");
          PDAnnotationWidget widget = field.getWidgets().getFirst();
          widget.setRectangle(new PDRectangle(100, 200, 30, 40));
          add(pdf, form, field.getCOSObject(), widget, 0);
        });
  }

  private static void add(
      PDDocument pdf, PDAcroForm form, COSDictionary field, PDAnnotation widget, int page)
      throws Exception {
    COSArray fields = form.getCOSObject().getCOSArray(COSName.FIELDS);
    fields.add(field);
    List<PDAnnotation> annotations = pdf.getPage(page).getAnnotations();
    annotations.add(widget);
    pdf.getPage(page).setAnnotations(annotations);
    update(field, fields, form.getCOSObject(), pdf.getPage(page).getCOSObject());
    update(pdf.getDocumentCatalog().getCOSObject());
  }

  @Test
  void what_pages_have_from_above_them_is_watched_too() throws Exception {
    isNamed(
        "objects that belong to no further signature",
        pdf -> {
          COSDictionary pages = pdf.getPages().getCOSObject();
          pages.setItem(COSName.ROTATE, COSInteger.get(180));
          update(pages);
        });
  }

  @Test
  void outline_tags_and_metadata_are_watched_too() throws Exception {
    isNamed(
        "the catalog's Outlines",
        pdf -> {
          PDOutlineItem item =
              pdf.getDocumentCatalog().getDocumentOutline().getFirstChild().getNextSibling();
          item.setTitle("Kết luận: không có vi phạm");
          update(item.getCOSObject());
        });
    isNamed(
        "the catalog's StructTreeRoot",
        pdf -> {
          COSDictionary deep =
              pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
          for (COSDictionary next = kid(deep); next != null; next = kid(deep)) {
            deep = next;
          }
          deep.setString(COSName.ALT, "khác");
          update(deep);
        });
    isNamed(
        "the catalog's Metadata",
        pdf -> {
          COSStream metadata = pdf.getDocumentCatalog().getMetadata().getCOSObject();
          try (OutputStream out = metadata.createOutputStream()) {
            out.write("<x/>".getBytes(StandardCharsets.US_ASCII));
          }
          update(metadata);
        });
    isNamed(
        "the catalog's DSS",
        pdf -> {
          COSDictionary dss = new COSDictionary();
          dss.setItem(COSName.CERTS, new COSArray());
          pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("DSS"), dss);
          update(pdf.getDocumentCatalog().getCOSObject());
        });
    isNamed(
        "title, author or dates",
        pdf -> {
          pdf.getDocumentInformation().setTitle("Khác");
          update(pdf.getDocumentInformation().getCOSObject());
        });
  }

  /** The last element below one; null where there is none. */
  private static COSDictionary kid(COSDictionary element) {
    COSBase kids = element.getDictionaryObject(COSName.K);
    COSBase last = kids instanceof COSArray all ? all.getObject(all.size() - 1) : kids;
    return last instanceof COSDictionary kid && kid.containsKey(COSName.S) ? kid : null;
  }

  @Test
  void attached_files_that_were_swapped_or_taken_out_are_named() throws Exception {
    Path swapped =
        forged(
            pdf -> {
              var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
              COSDictionary one = files.get("findings.json").getCOSObject();
              COSDictionary other = files.get("manifest.json").getCOSObject();
              COSBase held = one.getItem(COSName.EF);
              one.setItem(COSName.EF, other.getItem(COSName.EF));
              other.setItem(COSName.EF, held);
              update(one, other);
            });
    assertThat(faults(swapped)).anyMatch(fault -> fault.contains("attached"));
    assertThat(faults(signedAgain(swapped)))
        .anyMatch(
            fault -> fault.startsWith("Signature1: ") && fault.contains("They add or change"));
    isNamed(
        "the catalog's",
        pdf -> {
          pdf.getDocumentCatalog().getCOSObject().removeItem(COSName.NAMES);
          update(pdf.getDocumentCatalog().getCOSObject());
        });
  }

  @Test
  void bytes_that_change_nothing_and_cut_documents_are_told() throws Exception {
    byte[] more = java.util.Arrays.copyOf(bytes, bytes.length + 5);
    assertThat(faults(Files.write(folder.resolve("more.pdf"), more)))
        .anyMatch(fault -> fault.contains("5 bytes stand behind what it signs"));
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    assertThat(faults(Files.write(folder.resolve("cut.pdf"), cut)))
        .anyMatch(fault -> fault.contains("the file was cut"));
    assertThat(faults(Files.write(folder.resolve("empty.pdf"), new byte[0])))
        .anyMatch(fault -> fault.contains("can't be read as a PDF"));
  }

  @Test
  void a_further_signature_may_not_hide_what_was_signed() throws Exception {
    Path second = folder.resolve("second.pdf");
    new PdfSigner(stranger, CLOCK)
        .sign(signed, second, new SigningOptions("Xem", "", "", Language.VI, false, null));
    assertThat(faults(second)).isEmpty();
    assertThat(pdfsig(second).toLowerCase(Locale.ROOT)).doesNotContain("invalid");

    Path hiding = folder.resolve("hiding.pdf");
    try (PDDocument pdf = Loader.loadPDF(signed.toFile());
        OutputStream out = Files.newOutputStream(hiding)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
      signature.setSignDate(
          java.util.GregorianCalendar.from(CLOCK.instant().atZone(ZoneOffset.UTC)));
      pdf.addSignature(signature, new CmsSigner(stranger, null));
      PDAnnotationWidget widget =
          pdf.getSignatureFields().stream()
              .filter(field -> field.getSignature().getCOSObject() == signature.getCOSObject())
              .findFirst()
              .orElseThrow()
              .getWidgets()
              .getFirst();
      widget.setRectangle(new PDRectangle(40, 300, 500, 400));
      PDAppearanceDictionary looks = new PDAppearanceDictionary();
      PDAppearanceStream look = new PDAppearanceStream(stream(pdf, "1 g 0 0 500 400 re f"));
      look.setBBox(new PDRectangle(500, 400));
      looks.setNormalAppearance(look);
      widget.setAppearance(looks);
      update(widget.getCOSObject());
      pdf.saveIncremental(out);
    }
    assertThat(faults(hiding))
        .anyMatch(
            fault ->
                fault.startsWith("Signature1: ")
                    && fault.contains("on page 1 over 500 × 400 points")
                    && fault.contains("hides"));
  }

  private static String pdfsig(Path file) throws Exception {
    Process process =
        new ProcessBuilder("pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
