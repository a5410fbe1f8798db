package org.liaisonauditor.intake;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;
import org.liaisonauditor.workbook.RowSink;

/** A CSV file as a sheet: one record a row, one field a column. */
final class CsvFile {

  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int MAX_TEXT = 32_767;
  private static final char[] DELIMITERS = {',', ';', '\t'};

  private final Path file;

  CsvFile(Path file) throws IOException, BrokenException {
    this.file = file;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      if (start.length == 0) {
        throw new BrokenException(ProblemKind.EMPTY_FILE, "");
      }
      if (start.length == 2 && start[0] == 'P' && start[1] == 'K') {
        throw new BrokenException(ProblemKind.CSV_IS_WORKBOOK, "");
      }
    }
  }

  /** A file that is no CSV as the contract has it. */
  static final class BrokenException extends Exception {

    private final ProblemKind kind;

    BrokenException(ProblemKind kind, String detail) {
      super(detail);
      this.kind = kind;
    }

    ProblemKind kind() {
      return kind;
    }
  }

  /**
   * What stands between fields: a comma, unless the header is found only with another one. Excel
   * writes a semicolon where the comma is the decimal sign, as in Vietnam.
   *
   * @param header makes a new search for the header
   */
  char delimiter(Supplier<Header> header) throws IOException, BrokenException {
    for (char delimiter : DELIMITERS) {
      Header search = header.get();
      boolean[] found = new boolean[1];
      try {
        read(
            delimiter,
            (number, cells) -> {
              found[0] = number <= Header.LAST_ROW && search.matches(number, cells);
              return !found[0] && number < Header.LAST_ROW;
            });
      } catch (BrokenException e) {
        // Quotes may make sense with another delimiter only; a comma's fault is told by the
        // reading.
        continue;
      }
      if (found[0]) {
        return delimiter;
      }
    }
    return DELIMITERS[0];
  }

  /** Gives the records to a sink until it has enough. */
  void read(char delimiter, RowSink sink) throws IOException, BrokenException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    long row = 0;
    try (Reader reader = open(delimiter);
        CSVParser parser = CSVParser.parse(reader, format)) {
      List<Cell> cells = new ArrayList<>();
      for (CSVRecord record : parser) {
        row = record.getRecordNumber();
        if (row > Address.MAX_ROWS || record.size() > Address.MAX_COLUMNS) {
          throw new BrokenException(ProblemKind.TOO_LARGE, "row " + row);
        }
        cells.clear();
        for (int i = 0; i < record.size(); i++) {
          if (record.get(i).length() > MAX_TEXT) {
            throw new BrokenException(ProblemKind.TOO_LARGE, "row " + row);
          }
          if (!record.get(i).isEmpty()) {
            cells.add(Cell.text(i, record.get(i)));
          }
        }
        if (!cells.isEmpty() && !sink.row((int) row, cells)) {
          return;
        }
      }
    } catch (CharacterCodingException e) {
      throw new BrokenException(ProblemKind.NOT_UTF8, Long.toString(row + 1));
    } catch (UncheckedIOException | IllegalStateException e) {
      throw broken(e, row);
    } catch (IOException e) {
      throw e instanceof TooLongException
          ? new BrokenException(ProblemKind.TOO_LARGE, "row " + (row + 1))
          : new BrokenException(ProblemKind.BROKEN_CSV, Long.toString(row + 1));
    }
  }

  private static BrokenException broken(RuntimeException e, long row) {
    ProblemKind kind = ProblemKind.BROKEN_CSV;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        kind = ProblemKind.NOT_UTF8;
      } else if (cause instanceof TooLongException) {
        kind = ProblemKind.TOO_LARGE;
      }
    }
    return new BrokenException(kind, Long.toString(row + 1));
  }

  private Reader open(char delimiter) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return new FieldLimit(reader, delimiter);
  }

  private static final class TooLongException extends IOException {
    TooLongException() {
      super("A field of more than 32,767 characters");
    }
  }

  /** Stops at a field that no cell could hold, before the parser gathers it in memory. */
  private static final class FieldLimit extends FilterReader {

    private final char delimiter;
    private boolean quoted;
    private int length;
    private int fields;

    FieldLimit(Reader in, char delimiter) {
      super(in);
      this.delimiter = delimiter;
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      if (c >= 0) {
        count((char) c);
      }
      return c;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
      int read = super.read(chars, offset, length);
      for (int i = offset; i < offset + read; i++) {
        count(chars[i]);
      }
      return read;
    }

    private void count(char c) throws IOException {
      if (c == '"') {
        quoted = !quoted;
      }
      boolean line = c == '\n' || c == '\r';
      if (!quoted && (c == delimiter || line)) {
        length = 0;
        fields = line ? 0 : fields + 1;
      } else {
        length++;
      }
      // Twice the limit: a quote within a quoted field is written as two.
      if (length > 2 * MAX_TEXT || fields > Address.MAX_COLUMNS) {
        throw new TooLongException();
      }
    }
  }
}
