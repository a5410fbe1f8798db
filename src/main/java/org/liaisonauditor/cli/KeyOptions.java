package org.liaisonauditor.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.liaisonauditor.signing.SigningKey;
import org.liaisonauditor.signing.SigningRefused;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which key signs. Its password never stands in the command line, where others could read it. */
final class KeyOptions {

  private static final String VARIABLE = "AUDITOR_KEY_PASSWORD";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Place place;

  @Option(
      names = "--alias",
      paramLabel = "NAME",
      description = "which key, where the file or token holds several")
  private String alias;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "file whose first line is the password or PIN (default: the environment variable "
              + ", or else you are asked)")
  private Path passwordFile;

  private static final class Place {

    @Option(
        names = "--key",
        required = true,
        paramLabel = "FILE.p12",
        description = "PKCS#12 file with the key and its certificate")
    private Path file;

    @ArgGroup(exclusive = false)
    private Token token;
  }

  private static final class Token {

    @Option(
        names = "--token",
        required = true,
        paramLabel = "DRIVER",
        description = "driver of a PKCS#11 token, such as /usr/lib/softhsm/libsofthsm2.so")
    private Path driver;

    @Option(
        names = "--slot",
        paramLabel = "N",
        defaultValue = "0",
        description = "place of the token in the driver's list (default: ${DEFAULT-VALUE})")
    private int slot;
  }

  /** The key, with the password of where it was given. */
  SigningKey key() throws IOException, SigningRefused, WrongUsage {
    if (place.file != null) {
      return SigningKey.ofFile(place.file, password("Password of " + place.file), alias);
    }
    if (place.token.slot < 0) {
      throw new WrongUsage("--slot is " + place.token.slot + "; it must be 0 or more.");
    }
    return SigningKey.ofToken(
        place.token.driver,
        place.token.slot,
        password("PIN of the token " + place.token.driver),
        alias);
  }

  private char[] password(String asked) throws IOException, WrongUsage {
    if (passwordFile != null) {
      if (!Files.isRegularFile(passwordFile)) {
        throw new WrongUsage("There is no file " + passwordFile + " (--password-file).");
      }
      return Files.readString(passwordFile, StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("")
          .toCharArray();
    }
    String set = System.getenv(VARIABLE);
    if (set != null) {
      return set.toCharArray();
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("%s: ", asked);
    if (typed == null) {
      throw new WrongUsage(
          "Nobody is there to be asked for the password: put it into a file (--password-file)"
              + " or the environment variable "
              + VARIABLE
              + ".");
    }
    return typed;
  }
}
