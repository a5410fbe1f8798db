package org.liaisonauditor.casework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.liaisonauditor.domain.Text;

/**
 * Looks at an evidence file before it is kept: it comes from outside, and an inspector will open
 * it. It must be of a kind that shows something, be what its name says, and carry no program.
 */
public final class EvidenceChecks {

  /** A scanned booklet stays below it. */
  public static final long MAX_BYTES = 50L << 20;

  private static final int LONGEST_NAME = 150;
  private static final String NOT_IN_NAMES = "/\\:*?\"<>|;";

  private static final long MAX_UNPACKED = 500L << 20;
  private static final int MAX_ENTRIES = 10_000;

  /** Below this size no ratio is suspicious: a small bomb does no harm. */
  private static final long RATIO_FROM = 16L << 20;

  private static final long MAX_RATIO = 200;
  private static final int HEAD = 1_024;

  private static final Map<String, String> OFFICE =
      new TreeMap<>(
          Map.of(
              "docx", "word/",
              "xlsx", "xl/",
              "pptx", "ppt/"));

  private static final Map<String, String> OPEN =
      new TreeMap<>(
          Map.of(
              "odt", "application/vnd.oasis.opendocument.text",
              "ods", "application/vnd.oasis.opendocument.spreadsheet",
              "odp", "application/vnd.oasis.opendocument.presentation"));

  private static final List<String> PICTURES = List.of("jpg", "jpeg", "png", "tif", "tiff", "heic");

  private EvidenceChecks() {}

  /** What is wrong with a file, and what to do; empty where it can be kept. */
  public static Optional<Text> fault(Path file) {
    String name = file.getFileName().toString();
    Text fault = name(name);
    if (fault == null) {
      try {
        fault = content(file, name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
      } catch (IOException unreadable) {
        fault =
            new Text(
                "không đọc được tệp (%s)".formatted(unreadable.getMessage()),
                "it can't be read (%s)".formatted(unreadable.getMessage()));
      }
    }
    return Optional.ofNullable(fault);
  }

  private static Text name(String name) {
    boolean odd =
        name.startsWith(".")
            || name.codePointCount(0, name.length()) > LONGEST_NAME
            || StepChecks.name(name).isPresent()
            || name.chars().anyMatch(sign -> NOT_IN_NAMES.indexOf(sign) >= 0);
    return odd
        ? new Text(
            "tên tệp phải ngắn hơn %d ký tự, không có ký tự điều khiển và các ký tự %s"
                .formatted(LONGEST_NAME, NOT_IN_NAMES),
            "its name must have fewer than %d letters, no control characters and none of %s"
                .formatted(LONGEST_NAME, NOT_IN_NAMES))
        : null;
  }

  private static Text content(Path file, String ending) throws IOException {
    if (!Files.isRegularFile(file)) {
      return new Text("không có tệp này", "it is not there");
    }
    long size = Files.size(file);
    if (size == 0) {
      return new Text("tệp rỗng", "it is empty");
    }
    if (size > MAX_BYTES) {
      return new Text(
          "tệp có %d MB, nhiều nhất là %d; hãy giảm độ phân giải hoặc chia tệp"
              .formatted(size >> 20, MAX_BYTES >> 20),
          "it has %d MB, of at most %d; scan it coarser, or split it"
              .formatted(size >> 20, MAX_BYTES >> 20));
    }
    if (OFFICE.containsKey(ending) || OPEN.containsKey(ending)) {
      return archive(file, ending);
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    boolean right =
        switch (ending) {
          case "pdf" -> new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-");
          case "jpg", "jpeg" -> begins(head, 0, 0xFF, 0xD8, 0xFF);
          case "png" -> begins(head, 0, 0x89, 'P', 'N', 'G');
          case "tif", "tiff" ->
              begins(head, 0, 'I', 'I', 42, 0) || begins(head, 0, 'M', 'M', 0, 42);
          case "heic" -> begins(head, 4, 'f', 't', 'y', 'p');
          case "txt", "csv" -> isText(file);
          default -> false;
        };
    return right ? null : kinds(ending);
  }

  private static Text kinds(String ending) {
    List<String> all = new ArrayList<>(List.of("pdf"));
    all.addAll(PICTURES);
    all.addAll(OFFICE.keySet());
    all.addAll(OPEN.keySet());
    all.addAll(List.of("txt", "csv"));
    String kinds = String.join(", ", all);
    return all.contains(ending)
        ? new Text(
            "nội dung tệp không phải là .%s như tên gọi; hãy lưu lại đúng loại".formatted(ending),
            "its content is not that of a .%s, as its name says; save it as what it is"
                .formatted(ending))
        : new Text(
            "loại tệp .%s không nhận; chỉ nhận %s".formatted(ending, kinds),
            "files of the kind .%s are not taken, only %s".formatted(ending, kinds));
  }

  private static boolean begins(byte[] head, int from, int... bytes) {
    if (head.length < from + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[from + i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(Path file) throws IOException {
    try (var lines = Files.newBufferedReader(file)) {
      char[] buffer = new char[1 << 13];
      for (int read = lines.read(buffer); read >= 0; read = lines.read(buffer)) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] < ' ' && "\t\r\n\f".indexOf(buffer[i]) < 0) {
            return false;
          }
        }
      }
      return true;
    } catch (CharacterCodingException noText) {
      return false;
    }
  }

  private static Text archive(Path file, String ending) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      if (entries.size() > MAX_ENTRIES || grows(zip, entries)) {
        return new Text(
            "tệp nén quá lớn khi mở ra; hãy lưu lại dưới dạng PDF",
            "it grows far too large when it is unpacked; save it as PDF");
      }
      List<String> names =
          entries.stream()
              .map(one -> one.getName().replace('\\', '/').toLowerCase(Locale.ROOT))
              .toList();
      if (!isWhatItSays(zip, names, ending)) {
        return kinds(ending);
      }
      return names.stream().anyMatch(EvidenceChecks::isProgram) || saysMacros(zip)
          ? new Text(
              "tệp có macro; hãy lưu lại không có macro, hoặc dưới dạng PDF",
              "it carries macros; save it without, or as PDF")
          : null;
    } catch (ZipException damaged) {
      return kinds(ending);
    }
  }

  private static boolean isWhatItSays(ZipFile zip, List<String> names, String ending)
      throws IOException {
    if (OFFICE.containsKey(ending)) {
      return names.contains("[content_types].xml")
          && names.stream().anyMatch(name -> name.startsWith(OFFICE.get(ending)));
    }
    ZipEntry kind = zip.getEntry("mimetype");
    if (kind == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(kind)) {
      byte[] said = in.readNBytes(HEAD);
      return Arrays.equals(said, OPEN.get(ending).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static boolean isProgram(String part) {
    return part.contains("vbaproject")
        || part.contains("vbadata")
        || part.startsWith("basic/")
        || part.startsWith("scripts/")
        || part.contains("/activex/")
        || part.endsWith(".bin") && part.contains("/embeddings/")
        || part.matches(".*[.](exe|dll|js|vbs|hta|jar|bat|cmd|ps1|lnk|scr)");
  }

  /** A part of any name can be the program: its type tells. */
  private static boolean saysMacros(ZipFile zip) throws IOException {
    ZipEntry types = zip.getEntry("[Content_Types].xml");
    if (types == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(types)) {
      String said =
          new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      return said.contains("vbaproject") || said.contains("macroenabled");
    }
  }

  /** Counted, not asked: an archive may lie about its sizes. */
  private static boolean grows(ZipFile zip, List<? extends ZipEntry> entries) throws IOException {
    long total = 0;
    byte[] buffer = new byte[1 << 16];
    for (ZipEntry entry : entries) {
      long unpacked = 0;
      long packed = Math.max(1, entry.getCompressedSize());
      try (InputStream in = zip.getInputStream(entry)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          unpacked += read;
          total += read;
          if (total > MAX_UNPACKED || unpacked > RATIO_FROM && unpacked / packed > MAX_RATIO) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
