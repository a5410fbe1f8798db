package org.liaisonauditor.cli;

import java.time.Clock;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.yaml.Signs;
import picocli.CommandLine.Option;

/** Who answers for something, and why: asked for in so many words, since it is kept for good. */
final class SignedOptions {

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "your name")
  private String by;

  @Option(
      names = "--why",
      required = true,
      paramLabel = "REASON",
      description = "the reason, in a sentence")
  private String why;

  /**
   * Who, when and why.
   *
   * @throws WrongUsage where name or reason is blank
   */
  Signed signed(Clock clock) throws WrongUsage {
    if (by.isBlank() || why.isBlank()) {
      throw new WrongUsage("--by and --why must not be blank.");
    }
    refuseInvisible("--by", by);
    refuseInvisible("--why", why);
    return new Signed(by.strip(), login(), clock.instant(), why.strip());
  }

  /** Names and reasons are shown in many places, terminals among them. */
  static void refuseInvisible(String option, String text) throws WrongUsage {
    int at = Signs.invisible(text);
    if (at >= 0) {
      throw new WrongUsage(
          "%s holds a character that nobody sees (U+%04X, the %d.); type it again."
              .formatted(option, (int) text.charAt(at), at + 1));
    }
  }

  String by() {
    return by;
  }

  String why() {
    return why;
  }

  /** The machine's user. */
  static String login() {
    return System.getProperty("user.name");
  }
}
