package org.liaisonauditor.signing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** What was added to a document behind a place in its file, in words: which page, which part. */
final class LaterChanges {

  private final PDDocument pdf;
  private final PDDocument signed;
  private final long end;
  private final Map<COSObjectKey, Long> places;
  private final Set<COSObjectKey> told = new HashSet<>();
  private final Set<COSObjectKey> visited = new HashSet<>();
  private final Set<String> changes = new LinkedHashSet<>();

  private LaterChanges(PDDocument pdf, PDDocument signed, long end) {
    this.pdf = pdf;
    this.signed = signed;
    this.end = end;
    this.places = new HashMap<>(pdf.getDocument().getXrefTable());
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
        within(catalog.getItem(name), "the catalog's " + name.getName(), 0);
      }
    }
    entries(signed.getDocumentCatalog().getCOSObject(), catalog, COSName.ACRO_FORM, "the catalog");
    within(pdf.getDocument().getTrailer().getItem(COSName.INFO), "title, author or dates", 0);
    forget(catalog);
    long rest =
        places.keySet().stream()
            .filter(key -> later(key) && !told.contains(key) && !isFileStructure(key))
            .count();
    if (rest > 0 && changes.isEmpty() && hasNoLaterSignature()) {
      changes.add(rest + " objects that no page shows");
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

  private boolean hasNoLaterSignature() {
    return pdf.getSignatureFields().stream()
        .noneMatch(field -> key(field.getCOSObject()) != null && later(key(field.getCOSObject())));
  }

  /** Streams of references and of objects hold others; they are no content themselves. */
  private boolean isFileStructure(COSObjectKey key) {
    COSObject object = pdf.getDocument().getObjectFromPool(key);
    return object != null
        && object.getObject() instanceof COSDictionary dictionary
        && (COSName.XREF.equals(dictionary.getCOSName(COSName.TYPE))
            || COSName.OBJ_STM.equals(dictionary.getCOSName(COSName.TYPE)));
  }

  private void signatures() {
    pdf.getSignatureFields()
        .forEach(
            field -> {
              within(field.getCOSObject(), null, 0);
              field.getWidgets().forEach(widget -> within(widget.getCOSObject(), null, 0));
            });
  }

  private void page(PDPage page, COSDictionary before, String named) {
    COSDictionary dictionary = page.getCOSObject();
    within(dictionary.getItem(COSName.CONTENTS), "the content of " + named, 0);
    within(dictionary.getItem(COSName.RESOURCES), "fonts or pictures of " + named, 0);
    Set<String> kept = new HashSet<>();
    COSArray annotations = dictionary.getCOSArray(COSName.ANNOTS);
    for (int i = 0; annotations != null && i < annotations.size(); i++) {
      kept.add(shown(annotations.get(i), 0));
      if (annotations.getObject(i) instanceof COSDictionary annotation
          && !COSName.SIG.equals(annotation.getCOSName(COSName.FT))) {
        within(annotations.get(i), annotation(annotation, named), 0);
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

  private static String annotation(COSDictionary annotation, String named) {
    String kind = "an annotation on " + named + ", " + annotation.getNameAsString(COSName.SUBTYPE);
    COSArray area = annotation.getCOSArray(COSName.RECT);
    if (area == null || area.size() != 4) {
      return kind;
    }
    PDRectangle place = new PDRectangle(area);
    return "%s over %.0f × %.0f points, %.0f from the left and %.0f from below"
        .formatted(
            kind,
            place.getWidth(),
            place.getHeight(),
            place.getLowerLeftX(),
            place.getLowerLeftY());
  }

  private void tell(COSBase object, String what) {
    COSObjectKey key = key(object);
    if (key != null && later(key) && told.add(key) && what != null) {
      changes.add(what);
    }
  }

  /** Tells of an object and what it holds; does not go into pages, which are told of themselves. */
  private void within(COSBase item, String what, int deep) {
    if (item == null || deep > 12) {
      return;
    }
    tell(item, what);
    if (item instanceof COSObject reference && !visited.add(reference.getKey())) {
      return;
    }
    COSBase value = item instanceof COSObject reference ? reference.getObject() : item;
    if (value instanceof COSDictionary dictionary) {
      COSName type = dictionary.getCOSName(COSName.TYPE);
      if (COSName.PAGE.equals(type) || COSName.PAGES.equals(type)) {
        return;
      }
      for (COSName name : dictionary.keySet()) {
        if (!name.equals(COSName.PARENT)
            && !name.equals(COSName.P)
            && !name.equals(COSName.PREV)
            && !name.equals(COSName.NEXT)) {
          within(dictionary.getItem(name), what, deep + 1);
        }
      }
    } else if (value instanceof COSArray array) {
      for (COSBase one : array) {
        within(one, what, deep + 1);
      }
    }
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
