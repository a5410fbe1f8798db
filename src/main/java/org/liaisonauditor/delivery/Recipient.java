package org.liaisonauditor.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who gets a report, and on which way.
 *
 * @param address a mail address; or a folder's path, its parts apart by /, within the folder of
 *     deliveries
 */
public record Recipient(Channel channel, String address) {

  /** The ways that reports go. */
  public enum Channel {
    MAIL,
    FOLDER;

    private String prefix() {
      return name().toLowerCase(Locale.ROOT) + ":";
    }
  }

  private static final String HOW =
      "; write mail:name@place.example or folder:path, the path within the setting"
          + " auditor.delivery.folder";
  private static final Pattern FOLDER_PART = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*");
  private static final Pattern MAIL =
      Pattern.compile("[\\w!#$%&'*+/=?^`{|}~.-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
  private static final int LONGEST_MAIL = 254;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  /**
   * Reads {@code mail:…} or {@code folder:…}.
   *
   * @throws IllegalArgumentException where it is neither; the message says what is allowed
   */
  public static Recipient parse(String text) {
    for (Channel channel : Channel.values()) {
      if (text.startsWith(channel.prefix())) {
        String address = text.substring(channel.prefix().length()).strip();
        return new Recipient(channel, channel == Channel.MAIL ? mail(address) : folder(address));
      }
    }
    throw new IllegalArgumentException(text + " is no recipient" + HOW);
  }

  private static String mail(String address) {
    if (!address.chars().allMatch(sign -> sign < FIRST_BEYOND_ASCII)) {
      throw new IllegalArgumentException(
          address
              + " is no mail address that every mail server takes: write it without marks"
              + ascii(address));
    }
    if (!MAIL.matcher(address).matches() || address.length() > LONGEST_MAIL || !strict(address)) {
      throw new IllegalArgumentException(address + " is no mail address" + HOW);
    }
    return address;
  }

  /** A place may have a name in other letters; its name for mail servers is another. */
  private static String ascii(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1 || !address.substring(0, at).chars().allMatch(s -> s < FIRST_BEYOND_ASCII)) {
      return HOW;
    }
    try {
      return ", as mail:" + address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    } catch (IllegalArgumentException e) {
      return HOW;
    }
  }

  private static boolean strict(String address) {
    try {
      new InternetAddress(address, true);
      return true;
    } catch (AddressException e) {
      return false;
    }
  }

  private static String folder(String path) {
    for (String part : path.split("/", -1)) {
      if (!FOLDER_PART.matcher(part).matches() || part.endsWith(".") || part.endsWith(" ")) {
        throw new IllegalArgumentException(
            path
                + " is no folder for deliveries: each of its parts must begin with a letter or a"
                + " digit"
                + HOW);
      }
    }
    return path;
  }

  /** The folder that is meant. */
  Path within(Path base) {
    return base.resolve(address);
  }

  /** Whether another one is the same in other letters. */
  public boolean isSame(Recipient other) {
    return sameness().equals(other.sameness());
  }

  /** Mail addresses are the same in capital and small letters. */
  String sameness() {
    return channel == Channel.MAIL ? toString().toLowerCase(Locale.ROOT) : toString();
  }

  @Override
  public String toString() {
    return channel.prefix() + address;
  }
}
