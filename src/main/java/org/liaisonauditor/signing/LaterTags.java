package org.liaisonauditor.signing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * What later signatures changed in the structure tree: an element for each field, and the lists
 * that name it. Where more was changed than that, nothing of it is taken for a signature's.
 */
final class LaterTags {

  private static final int DEEPEST = 50;
  private static final Set<COSName> OF_ELEMENT =
      Set.of(COSName.TYPE, COSName.S, COSName.P, COSName.PG, COSName.LANG, COSName.K);
  private static final Set<COSName> OF_REFERENCE = Set.of(COSName.TYPE, COSName.OBJ, COSName.PG);
  private static final Set<COSName> OF_NODE = Set.of(COSName.KIDS, COSName.NUMS, COSName.LIMITS);

  private final Predicate<COSObjectKey> later;
  private final Set<COSObjectKey> lists = new HashSet<>();

  private LaterTags(Predicate<COSObjectKey> later) {
    this.later = later;
  }

  /**
   * The objects that were changed for fields of signatures, and for nothing else.
   *
   * @param signed the document as it was signed
   * @param now the document as it is
   * @param later which objects were written since
   */
  static Set<COSObjectKey> ofSignatures(
      PDDocument signed, PDDocument now, Predicate<COSObjectKey> later) {
    COSDictionary before = root(signed);
    COSDictionary after = root(now);
    if (before == null || after == null) {
      return Set.of();
    }
    LaterTags tags = new LaterTags(later);
    Map<COSObjectKey, String> elements = tags.elements(signed, now);
    boolean only =
        !elements.isEmpty()
            && sameBut(before, after, Set.of(COSName.K, FieldTag.NEXT_KEY))
            && tags.parentTree(before, after, elements)
            && tags.kids(signed, now, elements)
            && (tags.lists.contains(after.getKey()) || kids(before).equals(kids(after)));
    if (!only) {
      return Set.of();
    }
    Set<COSObjectKey> all = new HashSet<>(tags.lists);
    all.addAll(elements.keySet());
    all.add(after.getKey());
    return all;
  }

  private static COSDictionary root(PDDocument pdf) {
    return pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
  }

  /** The new elements that hold a new signature's field and nothing else, with their keys. */
  private Map<COSObjectKey, String> elements(PDDocument signed, PDDocument now) {
    Map<COSObjectKey, String> elements = new HashMap<>();
    COSDictionary tree = root(now).getCOSDictionary(COSName.PARENT_TREE);
    TreeMap<String, COSBase> parents = new TreeMap<>();
    if (tree == null || !numbers(tree, parents, null, 0)) {
      return Map.of();
    }
    for (PDSignatureField field : now.getSignatureFields()) {
      for (PDAnnotationWidget widget : field.getWidgets()) {
        COSObjectKey key = widget.getCOSObject().getKey();
        String number = Integer.toString(widget.getStructParent());
        if (key != null
            && later.test(key)
            && isNew(signed, key)
            && parents.get(number) instanceof COSObject reference
            && isNew(signed, reference.getKey())
            && reference.getObject() instanceof COSDictionary element
            && FieldTag.FORM.equals(element.getCOSName(COSName.S))
            && OF_ELEMENT.containsAll(element.keySet())
            && element.getDictionaryObject(COSName.K) instanceof COSDictionary object
            && COSName.OBJR.equals(object.getCOSName(COSName.TYPE))
            && OF_REFERENCE.containsAll(object.keySet())
            && object.getItem(COSName.OBJ) instanceof COSObject held
            && key.equals(held.getKey())) {
          elements.put(reference.getKey(), number);
          if (object.getKey() != null) {
            lists.add(object.getKey());
          }
        }
      }
    }
    return elements;
  }

  private static boolean isNew(PDDocument signed, COSObjectKey key) {
    return !signed.getDocument().getXrefTable().containsKey(key);
  }

  /** Whether the parent tree has the new elements more than before, and all else as before. */
  private boolean parentTree(
      COSDictionary before, COSDictionary after, Map<COSObjectKey, String> elements) {
    TreeMap<String, COSBase> then = new TreeMap<>();
    TreeMap<String, COSBase> now = new TreeMap<>();
    COSDictionary old = before.getCOSDictionary(COSName.PARENT_TREE);
    Set<COSObjectKey> nodes = new HashSet<>();
    if (old != null && !numbers(old, then, null, 0)
        || !numbers(after.getCOSDictionary(COSName.PARENT_TREE), now, nodes, 0)) {
      return false;
    }
    for (Map.Entry<COSObjectKey, String> element : elements.entrySet()) {
      if (then.containsKey(element.getValue())
          || !(now.remove(element.getValue()) instanceof COSObject one)
          || !element.getKey().equals(one.getKey())) {
        return false;
      }
    }
    lists.addAll(nodes);
    return shown(then).equals(shown(now));
  }

  private static Map<String, String> shown(Map<String, COSBase> parents) {
    Map<String, String> shown = new TreeMap<>();
    parents.forEach((number, value) -> shown.put(number, LaterChanges.shown(value, 0)));
    return shown;
  }

  /** Gathers what a number tree holds; false where it holds something twice, or is none. */
  private boolean numbers(
      COSDictionary node, Map<String, COSBase> values, Set<COSObjectKey> nodes, int deep) {
    if (deep > DEEPEST || !OF_NODE.containsAll(node.keySet())) {
      return false;
    }
    note(node, nodes);
    COSArray pairs = node.getCOSArray(COSName.NUMS);
    note(pairs, nodes);
    for (int i = 0; pairs != null && i + 1 < pairs.size(); i += 2) {
      if (!(pairs.getObject(i) instanceof COSNumber number)
          || values.put(Long.toString(number.longValue()), pairs.get(i + 1)) != null) {
        return false;
      }
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    note(kids, nodes);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      if (!(kids.getObject(i) instanceof COSDictionary kid)
          || !numbers(kid, values, nodes, deep + 1)) {
        return false;
      }
    }
    note(node.getCOSArray(COSName.LIMITS), nodes);
    return true;
  }

  private static void note(COSBase object, Set<COSObjectKey> nodes) {
    if (nodes != null && object != null && object.getKey() != null) {
      nodes.add(object.getKey());
    }
  }

  /** Whether what holds the new elements holds them at its end, and all else as before. */
  private boolean kids(PDDocument signed, PDDocument now, Map<COSObjectKey, String> elements) {
    Map<COSObjectKey, COSDictionary> parents = new HashMap<>();
    for (COSObjectKey key : elements.keySet()) {
      COSObject reference = now.getDocument().getObjectFromPool(key);
      if (!(reference.getObject() instanceof COSDictionary element)
          || !(element.getItem(COSName.P) instanceof COSObject parent)
          || !(parent.getObject() instanceof COSDictionary held)) {
        return false;
      }
      parents.put(parent.getKey(), held);
    }
    for (Map.Entry<COSObjectKey, COSDictionary> parent : parents.entrySet()) {
      COSBase before = signed.getDocument().getObjectFromPool(parent.getKey()).getObject();
      if (!(before instanceof COSDictionary old)
          || !sameBut(old, parent.getValue(), Set.of(COSName.K, FieldTag.NEXT_KEY))) {
        return false;
      }
      List<String> kept = kids(old);
      List<String> kids = kids(parent.getValue());
      if (kids.size() < kept.size() || !kids.subList(0, kept.size()).equals(kept)) {
        return false;
      }
      for (String more : kids.subList(kept.size(), kids.size())) {
        if (elements.keySet().stream().noneMatch(key -> more.equals(key + " R"))) {
          return false;
        }
      }
      lists.add(parent.getKey());
      note(parent.getValue().getCOSArray(COSName.K), lists);
    }
    return true;
  }

  private static List<String> kids(COSDictionary element) {
    List<String> kids = new ArrayList<>();
    COSBase item = element.getItem(COSName.K);
    if ((item instanceof COSObject reference ? reference.getObject() : item)
        instanceof COSArray several) {
      for (COSBase kid : several) {
        kids.add(LaterChanges.shown(kid, 0));
      }
    } else if (item != null) {
      kids.add(LaterChanges.shown(item, 0));
    }
    return kids;
  }

  private static boolean sameBut(COSDictionary before, COSDictionary now, Set<COSName> but) {
    Set<COSName> names = new HashSet<>(before.keySet());
    names.addAll(now.keySet());
    names.removeAll(but);
    return names.stream()
        .allMatch(
            name ->
                LaterChanges.shown(before.getItem(name), 0)
                    .equals(LaterChanges.shown(now.getItem(name), 0)));
  }
}
