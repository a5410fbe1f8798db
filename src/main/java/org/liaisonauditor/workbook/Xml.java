package org.liaisonauditor.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Parses parts as a stream of events, with nothing that reaches outside of the part. */
final class Xml {

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private final XMLReader reader;

  Xml() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      reader = factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("The Java runtime's XML parser lacks a safety feature", e);
    }
  }

  /** Thrown by a handler that has seen enough. */
  static final class EnoughException extends SAXException {
    EnoughException() {
      super("enough");
    }
  }

  /** Thrown by a handler to refuse what it sees. */
  static final class RefusingException extends SAXException {
    private final RefusedException refused;

    RefusingException(Refusal refusal, String detail) {
      super(detail);
      refused = new RefusedException(refusal, detail, this);
    }
  }

  void parse(Parts parts, String part, long maxBytes, DefaultHandler handler)
      throws RefusedException {
    try (InputStream in = parts.open(part, maxBytes)) {
      reader.setContentHandler(handler);
      reader.setErrorHandler(handler);
      reader.parse(new InputSource(in));
    } catch (EnoughException e) {
      return;
    } catch (RefusingException e) {
      throw e.refused;
    } catch (SAXParseException e) {
      // The message is in the language of the machine; the feature's name in it is not.
      boolean doctype = e.getMessage() != null && e.getMessage().contains(NO_DOCTYPE);
      throw new RefusedException(
          doctype ? Refusal.DOCTYPE : Refusal.BROKEN_XML, part + ":" + e.getLineNumber(), e);
    } catch (Parts.TooLargeException e) {
      throw new RefusedException(Refusal.TOO_LARGE, e.getMessage(), e);
    } catch (ZipException | java.io.EOFException e) {
      throw new RefusedException(Refusal.DAMAGED_ARCHIVE, part, e);
    } catch (SAXException | IOException | RuntimeException e) {
      // The JDK's parser throws many kinds on bytes that are no XML at all.
      throw new RefusedException(Refusal.BROKEN_XML, part, e);
    }
  }
}
