package org.liaisonauditor.workbook;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The table of texts that cells refer to by number; phonetic readings are no part of a text. */
final class SharedStrings extends DefaultHandler {

  /** Some ten times what a sheet full of names and codes needs. */
  static final long MAX_BYTES = 128L << 20;

  private final List<String> texts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean inText;
  private int phonetic;

  /** The text of a number; null where there is none. */
  String get(int index) {
    return index < 0 || index >= texts.size() ? null : texts.get(index);
  }

  @Override
  public void startElement(String uri, String name, String qName, Attributes attributes) {
    switch (name) {
      case "si" -> text.setLength(0);
      case "rPh" -> phonetic++;
      case "t" -> inText = phonetic == 0;
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String name, String qName) {
    switch (name) {
      case "si" -> texts.add(Escapes.decode(text.toString()));
      case "rPh" -> phonetic--;
      case "t" -> inText = false;
      default -> {}
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (inText) {
      text.append(chars, start, length);
      SheetHandler.checkLength(text);
    }
  }
}
