package org.liaisonauditor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.openpdf.text.ExceptionConverter;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfStream;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * What makes a document one of PDF/A and PDF/UA: it says so in its metadata, and says what its
 * colours mean. The library writes the marks of PDF/A-1 only.
 */
record Archival(
    String title, String author, String language, PdfDate date, List<Attachment> attachments) {

  /** Part 3 differs from part 2 in nothing but that files may be attached. */
  private static final String PART = "2";

  private static final String PART_WITH_FILES = "3";
  private static final String CONFORMANCE = "A";
  private static final String COLOURS = "sRGB IEC61966-2.1";

  /** The program's own, since each JDK brings another. */
  static final String PROFILE = "sRGB.icc";

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/";
  private static final String PDF = "http://ns.adobe.com/pdf/1.3/";
  private static final String PDFA = "http://www.aiim.org/pdfa/ns/id/";
  private static final String PDFUA = "http://www.aiim.org/pdfua/ns/id/";
  private static final String EXTENSION = "http://www.aiim.org/pdfa/ns/extension/";
  private static final String SCHEMA = "http://www.aiim.org/pdfa/ns/schema#";
  private static final String PROPERTY = "http://www.aiim.org/pdfa/ns/property#";

  /** Adds metadata, the meaning of colours and the attached files to a document being written. */
  void declare(PdfWriter writer) {
    String producer = ((PdfString) writer.getInfo().get(PdfName.PRODUCER)).toUnicodeString();
    writer.setXmpMetadata(metadata(producer).getBytes(StandardCharsets.UTF_8));
    try (InputStream colours = Archival.class.getResourceAsStream(PROFILE)) {
      PdfStream profile = new PdfStream(colours.readAllBytes());
      profile.put(PdfName.N, new PdfNumber(3));
      profile.flateCompress();
      PdfDictionary intent = new PdfDictionary(new PdfName("OutputIntent"));
      intent.put(PdfName.S, new PdfName("GTS_PDFA1"));
      intent.put(PdfName.OUTPUTCONDITIONIDENTIFIER, new PdfString(COLOURS));
      intent.put(PdfName.INFO, new PdfString(COLOURS));
      intent.put(PdfName.DESTOUTPUTPROFILE, writer.addToBody(profile).getIndirectReference());
      writer.getExtraCatalog().put(PdfName.OUTPUTINTENTS, new PdfArray(intent));
      Attachment.add(attachments, date, writer);
    } catch (IOException refused) {
      throw new ExceptionConverter(refused);
    }
  }

  private String metadata(String producer) {
    StringWriter text = new StringWriter();
    text.write("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement("x", "xmpmeta", "adobe:ns:meta/");
      xml.writeNamespace("x", "adobe:ns:meta/");
      xml.writeStartElement("rdf", "RDF", RDF);
      xml.writeNamespace("rdf", RDF);
      xml.writeStartElement("rdf", "Description", RDF);
      xml.writeNamespace("dc", DC);
      xml.writeNamespace("xmp", XMP);
      xml.writeNamespace("pdf", PDF);
      xml.writeNamespace("pdfaid", PDFA);
      xml.writeNamespace("pdfuaid", PDFUA);
      xml.writeAttribute("rdf", RDF, "about", "");
      element(xml, "pdfaid", PDFA, "part", attachments.isEmpty() ? PART : PART_WITH_FILES);
      element(xml, "pdfaid", PDFA, "conformance", CONFORMANCE);
      element(xml, "pdfuaid", PDFUA, "part", "1");
      element(xml, "dc", DC, "format", "application/pdf");
      list(xml, "title", "Alt", title);
      list(xml, "creator", "Seq", author);
      list(xml, "language", "Bag", language);
      element(xml, "xmp", XMP, "CreateDate", date.getW3CDate());
      element(xml, "xmp", XMP, "ModifyDate", date.getW3CDate());
      element(xml, "pdf", PDF, "Producer", producer);
      schema(xml);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("metadata can't be written to memory", impossible);
    }
    text.write("\n<?xpacket end=\"r\"?>");
    return text.toString();
  }

  /** Describes the mark of PDF/UA, which PDF/A does not know. */
  private static void schema(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("pdfaExtension", "schemas", EXTENSION);
    xml.writeNamespace("pdfaExtension", EXTENSION);
    xml.writeNamespace("pdfaSchema", SCHEMA);
    xml.writeNamespace("pdfaProperty", PROPERTY);
    xml.writeStartElement("rdf", "Bag", RDF);
    resource(xml);
    element(xml, "pdfaSchema", SCHEMA, "schema", "PDF/UA identification");
    element(xml, "pdfaSchema", SCHEMA, "namespaceURI", PDFUA);
    element(xml, "pdfaSchema", SCHEMA, "prefix", "pdfuaid");
    xml.writeStartElement("pdfaSchema", "property", SCHEMA);
    xml.writeStartElement("rdf", "Seq", RDF);
    resource(xml);
    element(xml, "pdfaProperty", PROPERTY, "name", "part");
    element(xml, "pdfaProperty", PROPERTY, "valueType", "Integer");
    element(xml, "pdfaProperty", PROPERTY, "category", "internal");
    element(xml, "pdfaProperty", PROPERTY, "description", "part of ISO 14289 that is kept to");
    for (int open = 0; open < 6; open++) {
      xml.writeEndElement();
    }
  }

  private static void resource(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("rdf", "li", RDF);
    xml.writeAttribute("rdf", RDF, "parseType", "Resource");
  }

  private static void element(
      XMLStreamWriter xml, String prefix, String namespace, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(prefix, name, namespace);
    xml.writeCharacters(allowed(value));
    xml.writeEndElement();
  }

  private static void list(XMLStreamWriter xml, String name, String kind, String value)
      throws XMLStreamException {
    xml.writeStartElement("dc", name, DC);
    xml.writeStartElement("rdf", kind, RDF);
    xml.writeStartElement("rdf", "li", RDF);
    if (kind.equals("Alt")) {
      xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "x-default");
    }
    xml.writeCharacters(allowed(value));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** The text without what XML can't hold: control characters and halves of letters. */
  private static String allowed(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            letter ->
                letter >= ' ' && letter < 0xD800
                    || letter > 0xDFFF && letter != 0xFFFE && letter != 0xFFFF
                    || letter == '\t'
                    || letter == '\n')
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
