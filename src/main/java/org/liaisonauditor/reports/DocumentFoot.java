package org.liaisonauditor.reports;

import org.liaisonauditor.audit.AuditResult;

/** What stands at the foot of every page of a document: report, version, page of pages. */
final class DocumentFoot {

  private static final String PAGES = "{pages}";

  private DocumentFoot() {}

  /** The rules of an audit, with their version or, where nobody published them, their hash. */
  static String rules(AuditResult result) {
    String code = result.pack().regulation().code();
    return result.version() == null
        ? code + " " + result.pack().hash().substring(0, 12)
        : code + "." + result.version().number();
  }

  /**
   * The foot of a document.
   *
   * @param report what the document is called
   * @param rules the rules that it rests on, with their version
   * @param version of the program
   */
  static PageFlow.Foot of(Wording wording, String report, String rules, String version) {
    Letterhead head = wording.letterhead();
    Stamp stamp = wording.definition().stamp();
    String number = stamp == null ? wording.of(head.draft()) : wording.of(head.number());
    String left =
        wording.fill(
            wording.of(head.foot()),
            "report",
            report,
            "number",
            number,
            "rules",
            rules,
            "version",
            version);
    String page = wording.of(head.page());
    int cut = page.indexOf(PAGES);
    return new PageFlow.Foot(
        left,
        cut < 0 ? page : page.substring(0, cut),
        cut < 0 ? "" : page.substring(cut + PAGES.length()),
        stamp == null ? "" : wording.fill(wording.of(head.history()), "head", stamp.historyHead()));
  }
}
