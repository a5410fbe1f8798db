package org.liaisonauditor.reports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.openpdf.text.ExceptionConverter;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfIndirectReference;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;

/**
 * The structure tree of a document, written while the document is: an element goes into the file
 * when it is closed, and its parent keeps its number only. The library's own tree stays in memory
 * until the end.
 */
final class StructureTree {

  private static final PdfName ID = new PdfName("ID");
  private static final PdfName ID_TREE = new PdfName("IDTree");
  private static final PdfName OBJECT_REFERENCE = new PdfName("OBJR");
  private static final PdfName PARENT_TREE_NEXT_KEY = new PdfName("ParentTreeNextKey");
  private static final int LEAF = 64;

  /** An element that is not yet in the file. */
  static final class Element {
    private final Tag tag;
    private final Element parent;
    private final PdfIndirectReference reference;
    private final PdfArray kids = new PdfArray();
    private final PdfDictionary attributes = new PdfDictionary();
    private int level;
    private int page;
    private PdfIndirectReference pageReference;
    private String language;
    private String alternative;
    private String id;

    private Element(Tag tag, Element parent, PdfIndirectReference reference) {
      this.tag = tag;
      this.parent = parent;
      this.reference = reference;
    }

    Tag tag() {
      return tag;
    }

    /** An attribute that says more of a table's cell, a list or a figure. */
    Element attribute(String name, PdfObject value) {
      attributes.put(new PdfName(name), value);
      return this;
    }

    /** Says in which language its words are, where it isn't that of the document. */
    Element language(String tag) {
      language = tag;
      return this;
    }

    /** Says in words what it shows. */
    Element alternative(String words) {
      alternative = words;
      return this;
    }
  }

  private final TaggedWriter writer;
  private final PdfIndirectReference root;
  private final Element document;
  private final PdfArray leaves = new PdfArray();
  private PdfArray leaf = new PdfArray();
  private int leafStart;
  private int nextKey;
  private Element current;
  private int page;
  private PdfIndirectReference pageParents;
  private final List<PdfIndirectReference> parents = new ArrayList<>();
  private final TreeMap<String, PdfIndirectReference> named = new TreeMap<>();

  StructureTree(TaggedWriter writer) {
    this.writer = writer;
    root = writer.getPdfIndirectReference();
    document = new Element(Tag.DOCUMENT, null, writer.getPdfIndirectReference());
    current = document;
  }

  /** The element that what is drawn now belongs to. */
  Element current() {
    return current;
  }

  /** Begins an element within the current one, and goes into it. */
  Element open(Tag tag) {
    current = child(tag);
    return current;
  }

  /** Begins an element within the current one, which stays the current one. */
  Element child(Tag tag) {
    Element child = new Element(tag, current, writer.getPdfIndirectReference());
    current.kids.add(child.reference);
    return child;
  }

  /**
   * Leaves an empty element, to be found by its name when something is put there later.
   *
   * @param id letters of ASCII; no two places of a document have the same
   */
  void place(String id) {
    Element place = open(Tag.DIVISION);
    place.id = id;
    if (named.put(id, place.reference) != null) {
      throw new IllegalStateException("two places '" + id + "'");
    }
    close(place);
  }

  /** Goes into an element that was begun; it is left by {@link #leave}. */
  void enter(Element element) {
    if (element.parent != current) {
      throw new IllegalStateException(element.tag + " is not in " + current.tag);
    }
    current = element;
  }

  void leave(Element element) {
    if (element != current) {
      throw new IllegalStateException(element.tag + " is left within " + current.tag);
    }
    current = element.parent;
  }

  /** Ends an element within the current one. */
  void end(Element element) {
    enter(element);
    close(element);
  }

  /** Ends the current element. */
  void close(Element element) {
    leave(element);
    write(element);
  }

  /**
   * Begins a section, after ending those of its level and below.
   *
   * @param level 1 = a chapter; at most one deeper than the section that it stands in
   */
  void section(int level) {
    while (current.tag == Tag.SECTION && current.level >= level) {
      close(current);
    }
    if (current.level != level - 1 || current.tag.holds != Tag.Holds.PARAGRAPHS) {
      throw new IllegalStateException(
          "a heading of level %d within %s of level %d"
              .formatted(level, current.tag, current.level));
    }
    open(Tag.SECTION).level = level;
  }

  /** The level of the section that is open; 0 = none. */
  int level() {
    Element element = current;
    while (element.level == 0 && element.parent != null) {
      element = element.parent;
    }
    return element.level;
  }

  /** Begins a page. */
  void beginPage() {
    page++;
    parents.clear();
    pageParents = writer.getPdfIndirectReference();
    writer.pageKey(key(pageParents));
  }

  /** Ends a page: what is on it and what it belongs to is known. */
  void endPage() {
    PdfArray all = new PdfArray();
    parents.forEach(all::add);
    add(all, pageParents);
  }

  /**
   * Makes a marked sequence of this page a part of an element.
   *
   * @return the sequence's number on this page
   */
  int mark(Element element) {
    int id = parents.size();
    parents.add(element.reference);
    if (element.page == 0) {
      element.page = page;
      element.pageReference = writer.getCurrentPage();
    }
    if (element.page == page) {
      element.kids.add(new PdfNumber(id));
    } else {
      PdfDictionary elsewhere = new PdfDictionary(PdfName.MCR);
      elsewhere.put(PdfName.PG, writer.getCurrentPage());
      elsewhere.put(PdfName.MCID, new PdfNumber(id));
      element.kids.add(elsewhere);
    }
    return id;
  }

  /**
   * Makes an annotation of this page a part of the current element.
   *
   * @return its key in the parent tree
   */
  int annotation(PdfIndirectReference annotation) {
    PdfDictionary object = new PdfDictionary(OBJECT_REFERENCE);
    object.put(PdfName.OBJ, annotation);
    object.put(PdfName.PG, writer.getCurrentPage());
    current.kids.add(object);
    return key(current.reference);
  }

  /** Ends all that is open, and says where the tree begins. */
  void finish() {
    while (current != document) {
      close(current);
    }
    write(document);
    endLeaf();
    PdfDictionary numbers = new PdfDictionary();
    numbers.put(PdfName.KIDS, leaves);
    PdfDictionary tree = new PdfDictionary(PdfName.STRUCTTREEROOT);
    tree.put(PdfName.K, document.reference);
    tree.put(PdfName.PARENTTREE, add(numbers, writer.getPdfIndirectReference()));
    tree.put(PARENT_TREE_NEXT_KEY, new PdfNumber(nextKey));
    if (!named.isEmpty()) {
      PdfArray names = new PdfArray();
      named.forEach(
          (id, element) -> {
            names.add(new PdfString(id));
            names.add(element);
          });
      PdfDictionary ids = new PdfDictionary();
      ids.put(PdfName.NAMES, names);
      tree.put(ID_TREE, add(ids, writer.getPdfIndirectReference()));
    }
    add(tree, root);
    PdfDictionary marked = new PdfDictionary();
    marked.put(PdfName.MARKED, PdfBoolean.PDFTRUE);
    writer.getExtraCatalog().put(PdfName.MARKINFO, marked);
    writer.getExtraCatalog().put(PdfName.STRUCTTREEROOT, root);
  }

  private void write(Element element) {
    PdfDictionary written = new PdfDictionary();
    written.put(PdfName.S, element.tag.type);
    written.put(PdfName.P, element.parent == null ? root : element.parent.reference);
    if (element.pageReference != null) {
      written.put(PdfName.PG, element.pageReference);
    }
    if (element.kids.size() == 1) {
      written.put(PdfName.K, element.kids.getPdfObject(0));
    } else if (!element.kids.isEmpty()) {
      written.put(PdfName.K, element.kids);
    }
    if (element.attributes.size() > 0) {
      written.put(PdfName.A, element.attributes);
    }
    if (element.language != null) {
      written.put(PdfName.LANG, new PdfString(element.language));
    }
    if (element.id != null) {
      written.put(ID, new PdfString(element.id));
    }
    if (element.alternative != null) {
      written.put(PdfName.ALT, new PdfString(element.alternative, PdfObject.TEXT_UNICODE));
    }
    add(written, element.reference);
  }

  private int key(PdfIndirectReference value) {
    leaf.add(new PdfNumber(nextKey));
    leaf.add(value);
    int key = nextKey++;
    if (nextKey - leafStart == LEAF) {
      endLeaf();
    }
    return key;
  }

  private void endLeaf() {
    if (leaf.isEmpty()) {
      return;
    }
    PdfArray limits = new PdfArray();
    limits.add(new PdfNumber(leafStart));
    limits.add(new PdfNumber(nextKey - 1));
    PdfDictionary node = new PdfDictionary();
    node.put(PdfName.LIMITS, limits);
    node.put(PdfName.NUMS, leaf);
    leaves.add(add(node, writer.getPdfIndirectReference()));
    leaf = new PdfArray();
    leafStart = nextKey;
  }

  private PdfIndirectReference add(PdfObject object, PdfIndirectReference reference) {
    try {
      writer.addToBody(object, reference);
      return reference;
    } catch (IOException refused) {
      throw new ExceptionConverter(refused);
    }
  }
}
