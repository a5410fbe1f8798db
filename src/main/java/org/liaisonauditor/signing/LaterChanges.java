package org.liaisonauditor.signing;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.text.PDFTextStripperByArea;

/** What was added to a document behind a place in its file, in words: which page, which part. */
final class LaterChanges {

  private static final int DEEPEST = 30;

  /** What an object stands in, or beside. */
  private static final Set<COSName> AROUND =
      Set.of(COSName.PARENT, COSName.P, COSName.PREV, COSName.NEXT);

  /** Letters shown of a text that was covered. */
  private static final int LONGEST = 80;

  private final PDDocument pdf;
  private final PDDocument signed;
  private final long end;
  private final Map<COSObjectKey, Long> places;
  private final Set<COSObjectKey> before;
  private final Set<COSObjectKey> told = new HashSet<>();
  private final Set<COSObjectKey> visited = new HashSet<>();
  private final Set<String> changes = new LinkedHashSet<>();

  private LaterChanges(PDDocument pdf, PDDocument signed, long end) {
    this.pdf = pdf;
    this.signed = signed;
    this.end = end;
    this.places = new HashMap<>(pdf.getDocument().getXrefTable());
    this.before = Set.copyOf(signed.getDocument().getXrefTable().keySet());
  }

  /**
   * The changes, without those that a further signature brings with it: its field, the element that
   * tells of it, and the lists that name them.
   *
   * @param pdf the document with its changes
   * @param end where the part of the file ends that they come after
   */
  static Set<String> after(PDDocument pdf, Path file, long end) throws IOException {
    Path part = Files.createTempFile("signed", ".pdf");
    try {
      try (FileChannel in = FileChannel.open(file);
          FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        for (long copied = 0; copied < end; ) {
          copied += in.transferTo(copied, end - copied, out);
        }
      }
      try (PDDocument signed = Loader.loadPDF(part.toFile())) {
        LaterChanges changes = new LaterChanges(pdf, signed, end);
        changes.look();
        return changes.changes;
      }
    } finally {
      Files.delete(part);
    }
  }

  private void look() throws IOException {
    signatures();
    told.addAll(LaterTags.ofSignatures(signed, pdf, this::later));
    form(signed.getDocumentCatalog().getCOSObject(), pdf.getDocumentCatalog().getCOSObject());
    if (pdf.getNumberOfPages() != signed.getNumberOfPages()) {
      changes.add(
          "the pages: " + signed.getNumberOfPages() + " then, " + pdf.getNumberOfPages() + " now");
    }
    int number = 0;
    for (PDPage page : pdf.getPages()) {
      COSDictionary before =
          number < signed.getNumberOfPages() ? signed.getPage(number).getCOSObject() : null;
      number++;
      page(page, before, "page " + number);
    }
    for (Map.Entry<String, PDEmbeddedFile> file : AttachedFiles.of(pdf).entrySet()) {
      tell(file.getValue().getCOSObject(), "the attached file " + file.getKey());
    }
    COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
    for (COSName name : catalog.keySet()) {
      if (!name.equals(COSName.ACRO_FORM) && !name.equals(COSName.PAGES)) {
        within(catalog.getItem(name), "the catalog's " + name.getName());
      }
    }
    entries(signed.getDocumentCatalog().getCOSObject(), catalog, COSName.ACRO_FORM, "the catalog");
    within(pdf.getDocument().getTrailer().getItem(COSName.INFO), "title, author or dates");
    outline(catalog.getCOSDictionary(COSName.OUTLINES), 0);
    forget(catalog);
    long rest = 0;
    for (COSObjectKey key : places.keySet()) {
      if (later(key) && !told.contains(key) && !isFileStructure(key) && !writtenAgain(key)) {
        rest++;
      }
    }
    if (rest > 0 && changes.isEmpty()) {
      changes.add(rest + " objects that belong to no further signature");
    }
  }

  /** Tells of entries that name something else than before. */
  private void entries(COSDictionary before, COSDictionary now, COSName but, String named) {
    Set<COSName> names = new HashSet<>(now.keySet());
    names.addAll(before.keySet());
    names.remove(but);
    names.remove(COSName.PARENT);
    names.stream()
        .filter(name -> !shown(before.getItem(name), 0).equals(shown(now.getItem(name), 0)))
        .map(name -> named + "'s " + name.getName())
        .sorted()
        .forEach(changes::add);
  }

  static String shown(COSBase item, int deep) {
    if (item instanceof COSObject reference) {
      return reference.getKey() + " R";
    }
    if (deep > 20) {
      return "…";
    }
    if (item instanceof COSDictionary dictionary) {
      TreeMap<String, String> entries = new TreeMap<>();
      dictionary
          .keySet()
          .forEach(name -> entries.put(name.getName(), shown(dictionary.getItem(name), deep + 1)));
      return entries.toString();
    }
    if (item instanceof COSArray array) {
      return array.toList().stream().map(one -> shown(one, deep + 1)).toList().toString();
    }
    return String.valueOf(item);
  }

  /** A further signature adds its field to the form, and no more. */
  private void form(COSDictionary catalogBefore, COSDictionary catalog) throws IOException {
    COSDictionary before = catalogBefore.getCOSDictionary(COSName.ACRO_FORM);
    COSDictionary now = catalog.getCOSDictionary(COSName.ACRO_FORM);
    if (now == null) {
      if (before != null) {
        changes.add("the form, which was taken out");
      }
      return;
    }
    List<String> fields = before == null ? List.of() : references(before);
    List<String> fieldsNow = references(now);
    if (!fieldsNow.containsAll(fields)) {
      changes.add("fields of the form that were taken out");
    }
    COSArray all = now.getCOSArray(COSName.FIELDS);
    for (int i = 0; all != null && i < all.size(); i++) {
      COSObjectKey key = key(all.get(i));
      if (!fields.contains(shown(all.get(i), 0)) && (key == null || !told.contains(key))) {
        String name =
            all.getObject(i) instanceof COSDictionary field ? field.getString(COSName.T) : null;
        changes.add("a field of the form" + (name == null ? "" : ", " + name));
      }
    }
    entries(before == null ? new COSDictionary() : without(before), without(now), null, "the form");
    forget(now);
    if (now.getItem(COSName.FIELDS) instanceof COSObject list) {
      told.add(list.getKey());
    }
  }

  /** The form without the list of its fields, and the flags that say that there are signatures. */
  private static COSDictionary without(COSDictionary form) {
    COSDictionary rest = new COSDictionary(form);
    rest.removeItem(COSName.FIELDS);
    rest.removeItem(COSName.SIG_FLAGS);
    // Says what a field without a font would be drawn with; fields here have their own look.
    rest.removeItem(COSName.DA);
    rest.removeItem(COSName.DR);
    return rest;
  }

  private static List<String> references(COSDictionary form) {
    COSArray fields = form.getCOSArray(COSName.FIELDS);
    return fields == null
        ? List.of()
        : fields.toList().stream().map(field -> shown(field, 0)).toList();
  }

  /** Streams of references and of objects hold others; they are no content themselves. */
  private boolean isFileStructure(COSObjectKey key) {
    COSObject object = pdf.getDocument().getObjectFromPool(key);
    return object != null
        && object.getObject() instanceof COSDictionary dictionary
        && (COSName.XREF.equals(dictionary.getCOSName(COSName.TYPE))
            || COSName.OBJ_STM.equals(dictionary.getCOSName(COSName.TYPE)));
  }

  /**
   * What came with further signatures is none of the changes: objects that are new, not those that
   * take the place of earlier ones.
   */
  private void signatures() throws IOException {
    for (PDSignatureField field : pdf.getSignatureFields()) {
      if (!isNew(field.getCOSObject().getKey())) {
        within(
            field.getCOSObject(), "what the signature " + field.getFullyQualifiedName() + " shows");
      } else if (field.getSignature() != null) {
        pass(field.getCOSObject(), new HashSet<>(), 0);
        for (PDAnnotationWidget widget : field.getWidgets()) {
          pass(widget.getCOSObject(), new HashSet<>(), 0);
          hidden(field.getFullyQualifiedName(), widget);
        }
      }
    }
  }

  /** A field may stand on free paper only: what it covers nobody can read any more. */
  private void hidden(String name, PDAnnotationWidget widget) throws IOException {
    PDRectangle area = widget.getRectangle();
    int number = 0;
    for (PDPage page : pdf.getPages()) {
      COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
      boolean here = annotations != null && annotations.indexOfObject(widget.getCOSObject()) >= 0;
      if (here && area != null && number < signed.getNumberOfPages()) {
        String covered = text(signed.getPage(number), area);
        if (!covered.isEmpty()) {
          changes.add(
              "the field of %s on page %d %s, which hides: %s"
                  .formatted(name, number + 1, place(area), covered));
        }
      }
      number++;
    }
  }

  /** What stands in an area of a page, or its beginning. */
  private static String text(PDPage page, PDRectangle area) throws IOException {
    PDRectangle paper = page.getCropBox();
    PDFTextStripperByArea text = new PDFTextStripperByArea();
    text.addRegion(
        "area",
        new Rectangle2D.Float(
            area.getLowerLeftX() - paper.getLowerLeftX(),
            paper.getUpperRightY() - area.getUpperRightY(),
            area.getWidth(),
            area.getHeight()));
    text.extractRegions(page);
    String all = text.getTextForRegion("area").strip().replaceAll("\\s+", " ");
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
  }

  private boolean isNew(COSObjectKey key) {
    return key != null && later(key) && !before.contains(key);
  }

  private void pass(COSBase item, Set<COSObjectKey> seen, int deep) {
    COSObjectKey key = item == null ? null : key(item);
    if (item == null || deep > DEEPEST || key != null && (!isNew(key) || !seen.add(key))) {
      return;
    }
    if (key != null) {
      told.add(key);
    }
    COSBase value = item instanceof COSObject reference ? reference.getObject() : item;
    if (value instanceof COSDictionary dictionary) {
      for (COSName name : dictionary.keySet()) {
        pass(dictionary.getItem(name), seen, deep + 1);
      }
    } else if (value instanceof COSArray array) {
      for (COSBase one : array) {
        pass(one, seen, deep + 1);
      }
    }
  }

  private void page(PDPage page, COSDictionary before, String named) throws IOException {
    COSDictionary dictionary = page.getCOSObject();
    within(dictionary.getItem(COSName.CONTENTS), "the content of " + named);
    within(dictionary.getItem(COSName.RESOURCES), "fonts or pictures of " + named);
    Set<String> kept = new HashSet<>();
    COSArray annotations = dictionary.getCOSArray(COSName.ANNOTS);
    for (int i = 0; annotations != null && i < annotations.size(); i++) {
      kept.add(shown(annotations.get(i), 0));
      if (annotations.getObject(i) instanceof COSDictionary annotation
          && !isFurtherSignature(annotations.get(i))) {
        within(annotations.get(i), annotation(annotation, named));
      }
    }
    if (before != null) {
      COSArray earlier = before.getCOSArray(COSName.ANNOTS);
      for (int i = 0; earlier != null && i < earlier.size(); i++) {
        if (!kept.contains(shown(earlier.get(i), 0))) {
          changes.add("an annotation that was on " + named);
        }
      }
      entries(before, dictionary, COSName.ANNOTS, named);
    }
    forget(dictionary);
  }

  private boolean isFurtherSignature(COSBase annotation) {
    COSObjectKey key = key(annotation);
    return key != null && isNew(key) && told.contains(key);
  }

  private static String annotation(COSDictionary annotation, String named) {
    String kind = "an annotation on " + named + ", " + annotation.getNameAsString(COSName.SUBTYPE);
    COSArray area = annotation.getCOSArray(COSName.RECT);
    return area == null || area.size() != 4 ? kind : kind + " " + place(new PDRectangle(area));
  }

  /** Where something stands on a page, in words. */
  static String place(PDRectangle area) {
    return "over %.0f × %.0f points, %.0f from the left and %.0f from below"
        .formatted(area.getWidth(), area.getHeight(), area.getLowerLeftX(), area.getLowerLeftY());
  }

  /** The entries of an outline hang one on the other, more of them than lists are deep. */
  private void outline(COSDictionary parent, int deep) throws IOException {
    if (parent == null || deep > DEEPEST) {
      return;
    }
    Set<COSDictionary> seen = new HashSet<>();
    COSDictionary entry = parent.getCOSDictionary(COSName.FIRST);
    while (entry != null && seen.add(entry)) {
      within(entry, "the catalog's Outlines");
      outline(entry, deep + 1);
      entry = entry.getCOSDictionary(COSName.NEXT);
    }
  }

  private void tell(COSBase object, String what) throws IOException {
    COSObjectKey key = key(object);
    if (key != null && later(key) && told.add(key) && !writtenAgain(key)) {
      changes.add(what);
    }
  }

  /** Programs that add a signature write some objects once more, just as they were. */
  private boolean writtenAgain(COSObjectKey key) throws IOException {
    if (!before.contains(key)) {
      return false;
    }
    COSBase then = signed.getDocument().getObjectFromPool(key).getObject();
    COSBase now = pdf.getDocument().getObjectFromPool(key).getObject();
    if (then == null || now == null || !shown(then, 0).equals(shown(now, 0))) {
      return false;
    }
    if (then instanceof COSStream one && now instanceof COSStream other) {
      try (InputStream in = one.createRawInputStream();
          InputStream again = other.createRawInputStream()) {
        return Arrays.equals(in.readAllBytes(), again.readAllBytes());
      }
    }
    return !(then instanceof COSStream) && !(now instanceof COSStream);
  }

  /** Tells of an object and what it holds; does not go into pages, which are told of themselves. */
  private void within(COSBase begin, String what) throws IOException {
    Deque<COSBase> open = new ArrayDeque<>();
    add(begin, open);
    while (!open.isEmpty()) {
      COSBase item = open.poll();
      tell(item, what);
      if (item instanceof COSObject reference && !visited.add(reference.getKey())) {
        continue;
      }
      COSBase value = item instanceof COSObject reference ? reference.getObject() : item;
      if (value instanceof COSDictionary dictionary && !isPage(dictionary)) {
        for (COSName name : dictionary.keySet()) {
          if (!AROUND.contains(name)) {
            add(dictionary.getItem(name), open);
          }
        }
      } else if (value instanceof COSArray array) {
        array.forEach(one -> add(one, open));
      }
    }
  }

  private static void add(COSBase item, Deque<COSBase> open) {
    if (item != null) {
      open.add(item);
    }
  }

  private static boolean isPage(COSDictionary dictionary) {
    COSName type = dictionary.getCOSName(COSName.TYPE);
    return COSName.PAGE.equals(type) || COSName.PAGES.equals(type);
  }

  private void forget(COSDictionary dictionary) {
    if (dictionary.getKey() != null) {
      told.add(dictionary.getKey());
    }
  }

  private static COSObjectKey key(COSBase object) {
    return object instanceof COSObject reference ? reference.getKey() : object.getKey();
  }

  /** Whether an object stands, or the stream that holds it, behind the end. */
  private boolean later(COSObjectKey key) {
    Long place = places.get(key);
    if (place == null) {
      return false;
    }
    if (place >= 0) {
      return place >= end;
    }
    Long holder = places.get(new COSObjectKey(-place, 0));
    return holder != null && holder >= end;
  }
}
