package org.liaisonauditor.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Where a workbook keeps what.
 *
 * @param strings part with the shared texts, or null
 * @param styles part with the cell styles, or null
 * @param from1904 whether days are counted from 1904
 */
record Directory(List<Sheet> sheets, String strings, String styles, boolean from1904) {

  private static final long MAX_BYTES = 16L << 20;

  /** Many times what a unit sends; each one takes time to look into. */
  private static final int MAX_SHEETS = 1_000;

  private static final String TYPES = "[Content_Types].xml";

  /** A worksheet and its part. */
  record Sheet(String name, String part, boolean hidden) {}

  /** A sheet as the workbook names it, before its part is known. */
  private record Named(String name, String relation, boolean hidden) {}

  static Directory read(Parts parts, Xml xml) throws RefusedException {
    if (!parts.has(TYPES) || !parts.has("_rels/.rels")) {
      throw new RefusedException(Refusal.NO_WORKBOOK, TYPES);
    }
    ContentTypes types = new ContentTypes();
    xml.parse(parts, TYPES, MAX_BYTES, types);
    Relations root = new Relations("");
    xml.parse(parts, "_rels/.rels", MAX_BYTES, root);
    String workbook = root.ofType("/officeDocument");
    if (workbook == null) {
      throw new RefusedException(Refusal.NO_WORKBOOK, "_rels/.rels");
    }
    refuseForeign(types, workbook);
    int slash = workbook.lastIndexOf('/');
    String folder = workbook.substring(0, slash + 1);
    Relations relations = new Relations(folder);
    String relationsPart = folder + "_rels/" + workbook.substring(slash + 1) + ".rels";
    xml.parse(parts, relationsPart, MAX_BYTES, relations);
    WorkbookHandler handler = new WorkbookHandler();
    xml.parse(parts, workbook, MAX_BYTES, handler);
    if (handler.sheets.size() > MAX_SHEETS) {
      throw new RefusedException(Refusal.TOO_LARGE, handler.sheets.size() + " sheets");
    }
    List<Sheet> sheets = new ArrayList<>();
    for (Named named : handler.sheets) {
      Relation relation = relations.byId.get(named.relation());
      if (relation == null) {
        throw new RefusedException(Refusal.MISSING_PART, named.name());
      }
      // Chart sheets and dialogs hold no cells.
      if (relation.type.endsWith("/worksheet")) {
        sheets.add(new Sheet(named.name(), relation.target, named.hidden()));
      }
    }
    return new Directory(
        List.copyOf(sheets),
        relations.ofType("/sharedStrings"),
        relations.ofType("/styles"),
        handler.from1904);
  }

  private static void refuseForeign(ContentTypes types, String workbook) throws RefusedException {
    String type = types.of(workbook);
    if (type.contains("macroEnabled") || types.macros) {
      throw new RefusedException(Refusal.MACROS, type);
    }
    if (type.contains("wordprocessingml")) {
      throw new RefusedException(Refusal.WORD_DOCUMENT, type);
    }
    if (type.contains("sheet.binary")) {
      throw new RefusedException(Refusal.BINARY_WORKBOOK, type);
    }
    if (!type.endsWith("spreadsheetml.sheet.main+xml")) {
      throw new RefusedException(Refusal.NO_WORKBOOK, type);
    }
  }

  private record Relation(String type, String target) {}

  private static final class ContentTypes extends DefaultHandler {

    private final Map<String, String> byPart = new HashMap<>();
    private final Map<String, String> byEnding = new HashMap<>();
    private boolean macros;

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
      String type = attributes.getValue("ContentType");
      if (type == null) {
        return;
      }
      String part = attributes.getValue("PartName");
      String ending = attributes.getValue("Extension");
      // A macro's type may be declared for all .bin files, used or not; a part's own type counts.
      if (part != null) {
        macros |= type.endsWith("vbaProject");
        byPart.put(part.startsWith("/") ? part.substring(1) : part, type);
      } else if (ending != null) {
        byEnding.put(ending, type);
      }
    }

    String of(String part) {
      String ending = part.substring(part.lastIndexOf('.') + 1);
      return byPart.getOrDefault(part, byEnding.getOrDefault(ending, ""));
    }
  }

  private static final class Relations extends DefaultHandler {

    private final String folder;
    private final Map<String, Relation> byId = new HashMap<>();
    private final List<Relation> all = new ArrayList<>();

    Relations(String folder) {
      this.folder = folder;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
      String type = attributes.getValue("Type");
      String target = attributes.getValue("Target");
      boolean outside = "External".equals(attributes.getValue("TargetMode"));
      if (!name.equals("Relationship") || type == null || target == null || outside) {
        return;
      }
      Relation relation = new Relation(type, resolve(target));
      all.add(relation);
      byId.put(attributes.getValue("Id"), relation);
    }

    private String resolve(String target) {
      if (target.startsWith("/")) {
        return target.substring(1);
      }
      List<String> path = new ArrayList<>();
      for (String step : (folder + target).split("/")) {
        if (step.equals("..") && !path.isEmpty()) {
          path.removeLast();
        } else if (!step.equals(".") && !step.isEmpty()) {
          path.add(step);
        }
      }
      return String.join("/", path);
    }

    String ofType(String ending) {
      for (Relation relation : all) {
        if (relation.type.endsWith(ending)) {
          return relation.target;
        }
      }
      return null;
    }
  }

  private static final class WorkbookHandler extends DefaultHandler {

    private final List<Named> sheets = new ArrayList<>();
    private boolean from1904;

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes)
        throws SAXException {
      if (name.equals("workbookPr")) {
        String flag = attributes.getValue("date1904");
        from1904 = "1".equals(flag) || "true".equals(flag);
      } else if (name.equals("sheet")) {
        String called = attributes.getValue("name");
        if (called == null) {
          throw new Xml.RefusingException(Refusal.BROKEN_XML, "a sheet without a name");
        }
        for (int i = 0; i < attributes.getLength(); i++) {
          // The namespace of r:id differs between the two flavours of the format.
          if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
            String state = attributes.getValue("state");
            boolean hidden = state != null && !state.equals("visible");
            sheets.add(new Named(called, attributes.getValue(i), hidden));
          }
        }
      }
    }
  }
}
