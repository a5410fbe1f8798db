package org.liaisonauditor.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Reads an .xlsx as a stream of rows. Its own parser instead of POI's event model, which gives
 * values as they are shown and loses whether a number is a date; and a hostile file must not be
 * recovered from, but refused.
 */
public final class WorkbookReader implements Closeable {

  private final Parts parts;
  private final Xml xml = new Xml();
  private final Directory directory;
  private CellValues values;

  private WorkbookReader(Parts parts) throws RefusedException {
    this.parts = parts;
    this.directory = Directory.read(parts, xml);
  }

  /**
   * Opens a workbook.
   *
   * @throws RefusedException where it is none, is damaged, encrypted, or holds macros
   */
  public static WorkbookReader open(Path file) throws RefusedException {
    try {
      refuseForeign(file);
      Parts parts = new Parts(file);
      try {
        return new WorkbookReader(parts);
      } catch (RefusedException | RuntimeException e) {
        parts.close();
        throw e;
      }
    } catch (IOException e) {
      throw new RefusedException(Refusal.UNREADABLE, e.getClass().getSimpleName(), e);
    }
  }

  private static void refuseForeign(Path file) throws IOException, RefusedException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(4);
    }
    if (start.length == 0) {
      throw new RefusedException(Refusal.EMPTY_FILE, "");
    }
    if (start.length == 4 && (start[0] & 0xFF) == 0xD0 && (start[1] & 0xFF) == 0xCF) {
      throw new RefusedException(compound(file), "");
    }
    if (start.length < 4 || start[0] != 'P' || start[1] != 'K') {
      throw new RefusedException(Refusal.NO_WORKBOOK, "");
    }
  }

  /** What an OLE2 file is: an encrypted workbook is one as well as an old one. */
  private static Refusal compound(Path file) {
    try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
      if (files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
        return Refusal.ENCRYPTED;
      }
      boolean excel =
          files.getRoot().hasEntryCaseInsensitive("Workbook")
              || files.getRoot().hasEntryCaseInsensitive("Book");
      return excel ? Refusal.OLD_EXCEL : Refusal.NO_WORKBOOK;
    } catch (IOException | RuntimeException e) {
      // POI throws many kinds on a damaged container; which one makes no difference to the clerk.
      return Refusal.NO_WORKBOOK;
    }
  }

  /** The names of the worksheets, in the workbook's order, hidden ones too. */
  public List<String> sheets() {
    return directory.sheets().stream().map(Directory.Sheet::name).toList();
  }

  /**
   * Reads a sheet.
   *
   * @param sheet its place in {@link #sheets()}
   * @throws RefusedException where it can't be read; some rows may have been given before
   */
  public void read(int sheet, RowSink sink) throws RefusedException {
    read(sheet, sink, SheetNotes.NONE, Parts.MAX_PART);
  }

  /** Reads a sheet with what else it says of its cells; no part may have more bytes than given. */
  void read(int sheet, RowSink sink, SheetNotes notes, long maxBytes) throws RefusedException {
    if (values == null) {
      values = loadValues(maxBytes);
    }
    String part = directory.sheets().get(sheet).part();
    xml.parse(parts, part, maxBytes, new SheetHandler(values, sink, notes));
  }

  /** Whether a sheet is hidden from those who open the workbook. */
  boolean hidden(int sheet) {
    return directory.sheets().get(sheet).hidden();
  }

  /** The names of all parts of the file, in small letters. */
  Set<String> parts() {
    return parts.names();
  }

  /** Whether the workbook is larger than a number of bytes when unpacked. */
  boolean largerThan(long bytes) throws IOException, RefusedException {
    return parts.largerThan(bytes);
  }

  private CellValues loadValues(long maxBytes) throws RefusedException {
    SharedStrings strings = new SharedStrings();
    if (directory.strings() != null) {
      xml.parse(parts, directory.strings(), Math.min(maxBytes, SharedStrings.MAX_BYTES), strings);
    }
    CellFormats formats = new CellFormats();
    if (directory.styles() != null) {
      xml.parse(parts, directory.styles(), Math.min(maxBytes, CellFormats.MAX_BYTES), formats);
    }
    return new CellValues(strings, formats, directory.from1904());
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
