package org.liaisonauditor.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Signs;

/**
 * Reads the files of a pack: plain files that lie in it, of a decent size, with nothing in them
 * that a reader doesn't see. Whoever wrote the pack may not be allowed what its reader is.
 */
final class PackFiles {

  /** Ten times our largest. */
  private static final int MOST_BYTES = 500_000;

  private PackFiles() {}

  /** Whether there is something of that name, whatever it is. */
  static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Whether a file or folder can be gone into; where not, the fault is told.
   *
   * @param folder the pack's folder
   */
  static boolean isOfPack(Path folder, Path file, List<Fault> faults) {
    Path inside = folder.relativize(file);
    Path path = folder;
    for (Path part : inside) {
      path = path.resolve(part);
      if (Files.isSymbolicLink(path)) {
        faults.add(
            new Fault(
                name(folder, path),
                0,
                0,
                "this is a link to another place",
                "put the file or folder itself here"));
        return false;
      }
    }
    if (Signs.invisible(inside.toString()) >= 0 || inside.toString().contains("\n")) {
      faults.add(
          new Fault(
              name(folder, file), 0, 0, "the name holds an invisible sign", "rename the file"));
      return false;
    }
    return true;
  }

  /**
   * The text of a file with plain line ends; null where it can't be read, the fault told.
   *
   * @param folder the pack's folder
   */
  static String text(Path folder, Path file, List<Fault> faults) throws IOException {
    String name = name(folder, file);
    if (!isOfPack(folder, file, faults)) {
      return null;
    }
    if (!Files.isRegularFile(file)) {
      faults.add(
          new Fault(
              name, 0, 0, "this is no file but a folder, a pipe or a device", "put a file here"));
      return null;
    }
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      bytes = stream.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      faults.add(
          new Fault(
              name,
              0,
              0,
              "the file is larger than " + MOST_BYTES / 1000 + " KB",
              "leave out what is not of the rule, or make several files of it"));
      return null;
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes))
              .toString()
              .replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      faults.add(new Fault(name, 0, 0, "the file is not UTF-8", "save it with that encoding"));
      return null;
    }
    int invisible = Signs.invisible(text);
    // Of DRL the first wall tells it, with the other slips.
    if (invisible >= 0 && !name.endsWith(RuleReader.DRL)) {
      faults.add(
          new DrlText(name, text, List.of())
              .fault(
                  invisible,
                  String.format(
                      "an invisible sign (U+%04X) stands here", (int) text.charAt(invisible)),
                  "delete it: put the cursor behind it and press Backspace"));
      return null;
    }
    return text;
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
