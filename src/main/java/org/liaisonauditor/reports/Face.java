package org.liaisonauditor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import org.openpdf.text.pdf.BaseFont;

/** A font face, embedded as the subset that is used, and the widths of its letters. */
final class Face {

  /** Letters of Latin, Vietnamese and punctuation lie below; others are looked up one by one. */
  private static final int CACHED = 0x2600;

  private final BaseFont font;
  private final short[] widths = new short[CACHED];
  private final byte[] asIs = new byte[CACHED];

  private Face(BaseFont font) {
    this.font = font;
    Arrays.fill(widths, (short) -1);
  }

  /**
   * Loads a face from the program's own resources.
   *
   * @param tag letters that mark the subset in the file; fixed, since OpenPDF draws them by lot
   */
  static Face load(String file, char tag) {
    try (InputStream in = Face.class.getResourceAsStream("fonts/" + file)) {
      BaseFont font =
          BaseFont.createFont(
              file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
      font.setSecureRandom(new FixedDraw(tag));
      font.setIncludeCidSet(false);
      return new Face(font);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the font " + file + " of the program can't be read", unreadable);
    }
  }

  BaseFont font() {
    return font;
  }

  /** Width of a text in points. */
  float width(String text, float size) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += width(text.charAt(i));
    }
    return sum * size / 1000f;
  }

  float width(char letter, float size) {
    return width(letter) * size / 1000f;
  }

  private int width(char letter) {
    if (letter >= CACHED) {
      return font.getWidth(letter);
    }
    if (widths[letter] < 0) {
      widths[letter] = (short) font.getWidth(letter);
    }
    return widths[letter];
  }

  /**
   * The text as it can be shown: composed letters, no control characters, ▯ for what has no glyph.
   */
  String showable(String text) {
    if (isShowable(text)) {
      return text;
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder shown = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); ) {
      int letter = composed.codePointAt(i);
      i += Character.charCount(letter);
      if (Character.isISOControl(letter) || Character.isWhitespace(letter)) {
        shown.append(' ');
      } else if (Character.getType(letter) == Character.FORMAT) {
        continue;
      } else if (Character.isBmpCodePoint(letter) && font.charExists(letter)) {
        shown.append((char) letter);
      } else {
        shown.append(font.charExists('□') ? '□' : '?');
      }
    }
    return shown.toString();
  }

  private boolean isShowable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= CACHED) {
        return false;
      }
      if (asIs[letter] == 0) {
        asIs[letter] = (byte) (standsAlone(letter) && font.charExists(letter) ? 1 : -1);
      }
      if (asIs[letter] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a letter is shown as it is, whatever stands beside it: no composition changes it. */
  private static boolean standsAlone(char letter) {
    boolean latin = letter >= ' ' && letter <= '\u024F' || letter >= '\u1E00' && letter <= '\u1EFF';
    boolean punctuation = letter >= '\u2010' && letter <= '\u2027';
    return letter == ' '
        || (latin || punctuation)
            && !Character.isISOControl(letter)
            && !Character.isWhitespace(letter)
            && Character.getType(letter) != Character.FORMAT
            && Normalizer.isNormalized(String.valueOf(letter), Normalizer.Form.NFC);
  }

  /** Gives the same letter again and again. */
  private static final class FixedDraw extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final char letter;

    FixedDraw(char letter) {
      this.letter = letter;
    }

    @Override
    public double nextDouble() {
      return (letter - 'A' + 0.5) / 26;
    }
  }
}
