package org.liaisonauditor.reports;

import java.util.List;
import org.liaisonauditor.domain.Text;

/**
 * What the first page of a report bears beside its content. Blank parts are left out.
 *
 * @param upperBody the body above the issuing one
 * @param issuingBody the body that reports
 * @param number the document's number, with room for the pen; {@code {symbol}} = document type
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
    Margins margins) {

  private static final String SYMBOL = "{symbol}";

  /** The letterhead as a document of a kind bears it. */
  Letterhead of(KindDefinition kind) {
    return new Letterhead(
        upperBody,
        issuingBody,
        kind.symbol().isEmpty() ? new Text("", "") : numbered(kind.symbol()),
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
        margins);
  }

  private static Text or(Text own, Text otherwise) {
    return own == null ? otherwise : own;
  }

  /** The number with the symbol of a document type in it. */
  private Text numbered(String symbol) {
    return new Text(number.vi().replace(SYMBOL, symbol), number.en().replace(SYMBOL, symbol));
  }

  /** The letterhead of a document that is a report. */
  Letterhead ofReport() {
    return new Letterhead(
        upperBody,
        issuingBody,
        numbered("BC"),
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
        margins);
  }

  /** Margins in millimetres. */
  record Margins(int top, int bottom, int left, int right) {}
}
