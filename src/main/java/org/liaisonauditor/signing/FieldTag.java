package org.liaisonauditor.signing;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDStructureElementNameTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

/**
 * Tells of a signature's field in the structure tree of a document, as an element Form (ISO
 * 14289-1, 7.18.4). Documents without a tree get none.
 */
final class FieldTag {

  static final COSName FORM = COSName.getPDFName("Form");
  static final COSName ID_TREE = COSName.getPDFName("IDTree");
  static final COSName NEXT_KEY = COSName.getPDFName("ParentTreeNextKey");

  private static final int DEEPEST = 50;

  private FieldTag() {}

  /**
   * Adds the element.
   *
   * @param place name of the element that the document keeps for it; where there is none, it stands
   *     at the end of what is told
   * @param language of what the field says, such as {@code vi}; null = that of the document
   */
  static void add(
      PDDocument pdf, PDPage page, PDAnnotationWidget widget, String place, String language)
      throws IOException {
    COSDictionary root =
        pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
    if (root == null) {
      return;
    }
    COSDictionary parent = parent(root, place);
    COSDictionary element = new COSDictionary();
    element.setItem(COSName.TYPE, COSName.STRUCT_ELEM);
    element.setItem(COSName.S, FORM);
    element.setItem(COSName.P, parent);
    element.setItem(COSName.PG, page);
    if (language != null) {
      element.setString(COSName.LANG, language);
    }
    COSDictionary object = new COSDictionary();
    object.setItem(COSName.TYPE, COSName.OBJR);
    object.setItem(COSName.OBJ, widget);
    object.setItem(COSName.PG, page);
    object.setDirect(true);
    element.setItem(COSName.K, object);
    addKid(parent, element);

    int key = nextKey(root);
    COSDictionary parents = root.getCOSDictionary(COSName.PARENT_TREE);
    if (parents == null) {
      parents = new COSDictionary();
      root.setItem(COSName.PARENT_TREE, parents);
    }
    addParent(parents, key, element);
    root.setInt(NEXT_KEY, key + 1);
    root.setNeedToBeUpdated(true);
    widget.setStructParent(key);
    widget.getCOSObject().setNeedToBeUpdated(true);
  }

  /** The element that holds the new one: the place kept for it, or the whole document. */
  private static COSDictionary parent(COSDictionary root, String place) throws IOException {
    COSDictionary ids = root.getCOSDictionary(ID_TREE);
    if (ids != null && place != null) {
      PDStructureElement kept = new PDStructureElementNameTreeNode(ids).getValue(place);
      if (kept != null) {
        return kept.getCOSObject();
      }
    }
    COSBase kids = root.getDictionaryObject(COSName.K);
    if (kids instanceof COSDictionary document) {
      return document;
    }
    if (kids instanceof COSArray several) {
      for (int i = several.size() - 1; i >= 0; i--) {
        if (several.getObject(i) instanceof COSDictionary last) {
          return last;
        }
      }
    }
    return root;
  }

  private static void addKid(COSDictionary parent, COSDictionary element) {
    COSBase before = parent.getItem(COSName.K);
    COSBase resolved = before instanceof COSObject reference ? reference.getObject() : before;
    if (resolved instanceof COSArray several) {
      several.add(element);
      several.setNeedToBeUpdated(true);
    } else if (before == null) {
      parent.setItem(COSName.K, element);
    } else {
      COSArray several = new COSArray();
      several.add(before);
      several.add(element);
      parent.setItem(COSName.K, several);
    }
    parent.setNeedToBeUpdated(true);
  }

  /** A key that nothing in the document has: keys rise, so the last is the highest. */
  private static int nextKey(COSDictionary root) {
    int next = Math.max(0, root.getInt(NEXT_KEY, 0));
    COSDictionary node = root.getCOSDictionary(COSName.PARENT_TREE);
    for (int deep = 0; node != null && deep < DEEPEST; deep++) {
      COSArray pairs = node.getCOSArray(COSName.NUMS);
      if (pairs != null
          && pairs.size() > 1
          && pairs.getObject(pairs.size() - 2) instanceof COSNumber number) {
        next = Math.max(next, number.intValue() + 1);
      }
      COSArray kids = node.getCOSArray(COSName.KIDS);
      node =
          kids != null
                  && kids.size() > 0
                  && kids.getObject(kids.size() - 1) instanceof COSDictionary last
              ? last
              : null;
    }
    return next;
  }

  /** Keys rise, so the new one stands behind all others. */
  private static void addParent(COSDictionary parents, int key, COSDictionary element) {
    COSArray pair = new COSArray();
    pair.add(COSInteger.get(key));
    pair.add(element);
    COSArray kids = parents.getCOSArray(COSName.KIDS);
    if (kids != null) {
      COSDictionary leaf = new COSDictionary();
      COSArray limits = new COSArray();
      limits.add(COSInteger.get(key));
      limits.add(COSInteger.get(key));
      leaf.setItem(COSName.LIMITS, limits);
      leaf.setItem(COSName.NUMS, pair);
      kids.add(leaf);
      kids.setNeedToBeUpdated(true);
    } else if (parents.getCOSArray(COSName.NUMS) != null) {
      parents.getCOSArray(COSName.NUMS).addAll(pair);
      parents.getCOSArray(COSName.NUMS).setNeedToBeUpdated(true);
    } else {
      parents.setItem(COSName.NUMS, pair);
    }
    parents.setNeedToBeUpdated(true);
  }
}
