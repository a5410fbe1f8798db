package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** A document as PDFBox reads it by its structure tree: what readers for the blind are told. */
final class TaggedPdf implements AutoCloseable {

  /** An element, with the words and elements in it, in order. */
  record Element(COSDictionary raw, String type, List<Object> kids) {

    /** Its words and those of the elements in it. */
    String text() {
      StringBuilder text = new StringBuilder();
      for (Object kid : kids) {
        text.append(kid instanceof Element element ? element.text() : kid);
      }
      return text.toString();
    }

    List<Element> elements() {
      return kids.stream().filter(Element.class::isInstance).map(Element.class::cast).toList();
    }

    /** It, and all elements in it, in reading order. */
    Stream<Element> all() {
      return Stream.concat(Stream.of(this), elements().stream().flatMap(Element::all));
    }

    List<Element> all(Predicate<String> types) {
      return all().filter(element -> types.test(element.type)).toList();
    }

    /** An attribute of a cell, a list or a figure; null = it has none. */
    COSBase attribute(String name) {
      COSDictionary attributes = raw.getCOSDictionary(COSName.A);
      return attributes == null ? null : attributes.getDictionaryObject(name);
    }

    @Override
    public String toString() {
      return type + " " + text();
    }

    /** How many columns a cell is over. */
    int columns() {
      return attribute("ColSpan") instanceof COSInteger columns ? columns.intValue() : 1;
    }
  }

  private final PDDocument pdf;
  private final Element root;
  private final List<String> artifacts = new ArrayList<>();
  private final List<String> unmarked = new ArrayList<>();
  private final Map<COSDictionary, Map<Integer, String>> words = new HashMap<>();
  private final StringBuilder asDrawn = new StringBuilder();

  TaggedPdf(Path file) throws IOException {
    pdf = Loader.loadPDF(file.toFile());
    for (PDPage page : pdf.getPages()) {
      words.put(page.getCOSObject(), words(page));
    }
    PDStructureTreeRoot tree = pdf.getDocumentCatalog().getStructureTreeRoot();
    root = element((COSDictionary) tree.getK(), null);
  }

  PDDocument pdf() {
    return pdf;
  }

  Element root() {
    return root;
  }

  /** The words of each sequence that is no content, in the order of the pages. */
  List<String> artifacts() {
    return artifacts;
  }

  /** Words that are neither content nor an artifact. */
  List<String> unmarked() {
    return unmarked;
  }

  /** The words of all content, in the order in which they are drawn. */
  String asDrawn() {
    return asDrawn.toString();
  }

  /** What the parent tree has under a key: an element, or those of a page's sequences. */
  COSBase parents(int key) throws IOException {
    PDNumberTreeNode tree = pdf.getDocumentCatalog().getStructureTreeRoot().getParentTree();
    return ((PDParentTreeValue) tree.getValue(key)).getCOSObject();
  }

  private Map<Integer, String> words(PDPage page) throws IOException {
    Set<TextPosition> all = Collections.newSetFromMap(new IdentityHashMap<>());
    PDFMarkedContentExtractor extractor =
        new PDFMarkedContentExtractor() {
          @Override
          protected void processTextPosition(TextPosition text) {
            all.add(text);
            super.processTextPosition(text);
          }
        };
    extractor.setSuppressDuplicateOverlappingText(false);
    extractor.processPage(page);
    Map<Integer, String> words = new HashMap<>();
    for (PDMarkedContent content : extractor.getMarkedContents()) {
      StringBuilder text = new StringBuilder();
      for (Object part : content.getContents()) {
        if (part instanceof TextPosition letter) {
          all.remove(letter);
          text.append(letter.getUnicode());
        }
      }
      if (content.getTag().equals("Artifact")) {
        artifacts.add(text.toString());
      } else {
        words.put(content.getMCID(), text.toString());
        asDrawn.append(text);
      }
    }
    all.forEach(letter -> unmarked.add(letter.getUnicode()));
    return words;
  }

  private Element element(COSDictionary raw, COSDictionary page) {
    COSDictionary own = raw.getCOSDictionary(COSName.PG);
    COSDictionary on = own == null ? page : own;
    List<Object> kids = new ArrayList<>();
    COSBase kid = raw.getDictionaryObject(COSName.K);
    if (kid instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        add(kids, array.getObject(i), on);
      }
    } else if (kid != null) {
      add(kids, kid, on);
    }
    return new Element(raw, raw.getNameAsString(COSName.S), kids);
  }

  private void add(List<Object> kids, COSBase kid, COSDictionary page) {
    if (kid instanceof COSInteger id) {
      kids.add(words.get(page).get(id.intValue()));
      return;
    }
    COSDictionary dictionary = (COSDictionary) kid;
    switch (String.valueOf(dictionary.getNameAsString(COSName.TYPE))) {
      case "MCR" ->
          kids.add(
              words.get(dictionary.getCOSDictionary(COSName.PG)).get(dictionary.getInt("MCID")));
      case "OBJR" -> {}
      default -> kids.add(element(dictionary, page));
    }
  }

  @Override
  public void close() throws IOException {
    pdf.close();
  }
}
