package org.liaisonauditor.reports;

import java.util.List;
import org.liaisonauditor.domain.Text;

/**
 * What the first page of a report bears beside its content. Blank parts are left out.
 *
 * @param upperBody the body above the issuing one
 * @param issuingBody the body that reports
 * @param number the document's number, with {@code {number}} and {@code {symbol}} of the document
 *     type
 * @param party the heading on the right
 * @param place where it is signed
 * @param date place and date, with {@code {place} {day} {month} {monthName} {year}}
 * @param documentType such as BÁO CÁO
 * @param subject what it is about, with {@code {from} {to}}
 * @param recipientsTitle heading of the list of recipients
 * @param recipients who gets it
 * @param authority authority mark such as T/M
 * @param signatory office of who signs
 * @param draft mark of a report that nobody has signed yet
 * @param foot what every page names at its foot, with {@code {report} {number} {rules} {version}}
 * @param page which page of how many, with {@code {page} {pages}}
 * @param replaces below the title of a report that takes the place of another, with {@code {number}
 *     {day}}
 * @param history names the end of the history on the first page, with {@code {head}}
 * @param margins of its pages
 */
record Letterhead(
    Text upperBody,
    Text issuingBody,
    Text number,
    Text party,
    Text place,
    Text date,
    Text documentType,
    Text subject,
    Text recipientsTitle,
    List<Text> recipients,
    Text authority,
    Text signatory,
    Text draft,
    Text foot,
    Text page,
    Text replaces,
    Text history,
    Margins margins) {

  static final String SYMBOL = "{symbol}";
  static final String NUMBER = "{number}";

  /** What the pen fills in. */
  private static final String BY_PEN = " ".repeat(12);

  /** A day that is known only when the document is issued. */
  static final String DAY_BY_PEN = "……/……/………";

  /** The letterhead as a document of a kind bears it. */
  Letterhead of(KindDefinition kind) {
    return new Letterhead(
        upperBody,
        issuingBody,
        kind.symbol().isEmpty() ? new Text("", "") : symbol(kind.symbol()),
        party,
        place,
        date,
        or(kind.documentType(), documentType),
        or(kind.subject(), subject),
        recipientsTitle,
        kind.recipients() == null ? recipients : kind.recipients(),
        or(kind.authority(), authority),
        or(kind.signatory(), signatory),
        draft,
        foot,
        page,
        replaces,
        history,
        margins);
  }

  private static Text or(Text own, Text otherwise) {
    return own == null ? otherwise : own;
  }

  /** The number with the symbol of a document type in it. */
  private Text symbol(String symbol) {
    return new Text(number.vi().replace(SYMBOL, symbol), number.en().replace(SYMBOL, symbol));
  }

  /** The letterhead of a document that is a report. */
  Letterhead ofReport() {
    return new Letterhead(
        upperBody,
        issuingBody,
        symbol("BC"),
        party,
        place,
        date,
        documentType,
        subject,
        recipientsTitle,
        recipients,
        authority,
        signatory,
        draft,
        foot,
        page,
        replaces,
        history,
        margins);
  }

  /** The letterhead as an issued report bears it. */
  Letterhead stamped(Stamp stamp) {
    return new Letterhead(
        upperBody,
        issuingBody,
        numbered(stamp.number()),
        party,
        stamp.place() == null ? place : new Text(stamp.place(), stamp.place()),
        date,
        documentType,
        subject,
        recipientsTitle,
        recipients,
        authority,
        signatory,
        new Text("", ""),
        foot,
        page,
        replaces,
        history,
        margins);
  }

  /** The number as it is written on a draft: with room for the pen. */
  static String draftNumber(String number) {
    return number.replace(NUMBER, BY_PEN);
  }

  /**
   * The number without the word before it, such as {@code {number}-BC/BTCTU}; null = it has none.
   */
  static String form(String number) {
    int at = number.indexOf(NUMBER);
    if (at < 0) {
      return null;
    }
    int from = at;
    while (from > 0 && !Character.isWhitespace(number.charAt(from - 1))) {
      from--;
    }
    return number.substring(from).strip();
  }

  private Text numbered(String value) {
    return new Text(number.vi().replace(NUMBER, value), number.en().replace(NUMBER, value));
  }

  /** Margins in millimetres. */
  record Margins(int top, int bottom, int left, int right) {}
}
