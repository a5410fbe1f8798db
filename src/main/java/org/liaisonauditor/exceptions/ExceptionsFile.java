package org.liaisonauditor.exceptions;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/**
 * Exceptions for an audit of files: a list of them in a file that people write. They are numbered
 * in their order.
 */
public final class ExceptionsFile {

  private static final String RULE = "rule";
  private static final String UNIT = "unit";
  private static final String SUBJECT = "subject";
  private static final String FINGERPRINT = "fingerprint";
  private static final String REASON = "reason";
  private static final String AUTHOR = "author";
  private static final String APPROVER = "approver";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final List<String> KEYS =
      List.of(RULE, UNIT, SUBJECT, FINGERPRINT, REASON, AUTHOR, APPROVER, FROM, UNTIL);

  private final RulePack pack;
  private final List<String> codes;

  private ExceptionsFile(RulePack pack) {
    this.pack = pack;
    this.codes =
        pack.rules().stream()
            .filter(rule -> rule.kind() == Rule.Kind.FINDING)
            .map(Rule::code)
            .toList();
  }

  /** A file of exceptions is refused. */
  public static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    /** All faults, with line and column. */
    private final transient List<Fault> faults;

    Refused(List<Fault> faults) {
      super(String.join("\n", faults.stream().map(Fault::toString).toList()));
      this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
      return faults;
    }
  }

  /**
   * Reads the exceptions that an audit goes by: those that count on its as-of day, and those that
   * ended before it.
   *
   * @throws Refused with all faults, if there is one
   */
  public static List<Noted> read(Path file, RulePack pack, LocalDate asOf)
      throws IOException, Refused {
    List<Fault> faults = new ArrayList<>();
    List<AcceptedGap> gaps = new ArrayList<>();
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      YamlNode root = YamlFile.parse(file.toString(), text, 1, faults);
      ExceptionsFile reading = new ExceptionsFile(pack);
      for (YamlNode item : root.items()) {
        gaps.add(reading.gap(gaps.size() + 1, item));
      }
    } catch (CharacterCodingException e) {
      faults.add(new Fault(file.toString(), 0, 0, "the file is not in UTF-8", "save it in UTF-8"));
    }
    if (!faults.isEmpty()) {
      throw new Refused(faults.stream().sorted(Fault.ORDER).toList());
    }
    return gaps.stream()
        .filter(gap -> !asOf.isBefore(gap.from()))
        .map(gap -> new Noted(gap, asOf.isAfter(gap.until()) ? gap.until() : null))
        .toList();
  }

  /** An exception; null where something is wrong with it. */
  private AcceptedGap gap(int number, YamlNode item) {
    item.entries(KEYS);
    if (!item.isMapping()) {
      return null;
    }
    String rule = needed(item, RULE);
    String unit = given(item, UNIT);
    String subject = given(item, SUBJECT);
    String fingerprint = given(item, FINGERPRINT);
    String reason = needed(item, REASON);
    String author = needed(item, AUTHOR);
    String approver = needed(item, APPROVER);
    LocalDate from = item.need(FROM).date();
    LocalDate until = item.need(UNTIL).date();
    if (rule != null && !known(rule)) {
      item.get(RULE)
          .fault("the pack has no rule " + rule + " that finds gaps", Nearest.remedy(rule, codes));
    }
    boolean named = unit != null || subject != null || fingerprint != null;
    if (!named) {
      item.fault(
          "no exception hides a whole rule", "add `unit: …`, `subject: …` or `fingerprint: …`");
    }
    if (author != null && approver != null && Signed.samePerson(author, approver)) {
      item.get(APPROVER)
          .fault(author + " is the author", "another person has to approve an exception");
    }
    if (from != null && until != null && until.isBefore(from)) {
      item.get(UNTIL)
          .fault("the last day, " + until + ", lies before the first, " + from, "mend one of them");
    }
    if (rule == null
        || !named
        || reason == null
        || author == null
        || approver == null
        || from == null
        || until == null) {
      return null;
    }
    return new AcceptedGap(
        number,
        pack.regulation().code(),
        new AcceptedGap.Matched(rule, unit, subject, fingerprint),
        from,
        until,
        new Signed(author, "", null, reason),
        null,
        new Signed(approver, "", null, ""),
        null);
  }

  private boolean known(String rule) {
    return pack.rules().stream()
        .filter(one -> one.kind() == Rule.Kind.FINDING)
        .anyMatch(one -> one.code().equals(rule) || one.formerCodes().contains(rule));
  }

  private static String needed(YamlNode item, String key) {
    YamlNode value = item.need(key);
    return blank(value, key) ? null : value.text();
  }

  private static String given(YamlNode item, String key) {
    YamlNode value = item.get(key);
    return !value.present() || blank(value, key) ? null : value.text();
  }

  private static boolean blank(YamlNode value, String key) {
    if (value.present() && "".equals(value.text())) {
      value.fault("the key " + key + " is blank", "write it, or take the exception out");
      return true;
    }
    return false;
  }
}
