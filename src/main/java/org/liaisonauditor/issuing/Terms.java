package org.liaisonauditor.issuing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/** The terms (nhiệm kỳ) within which documents are numbered: {@code reports/terms.yaml}. */
public final class Terms {

  /** The file, below the folder of report definitions. */
  public static final String FILE = "terms.yaml";

  private final List<Term> terms;

  private Terms(List<Term> terms) {
    this.terms = terms;
  }

  /**
   * A term.
   *
   * @param name such as 2025-2030; a name once used keeps its meaning
   * @param from its first day
   * @param until its last day
   */
  public record Term(String name, LocalDate from, LocalDate until) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  /**
   * Reads the terms.
   *
   * @param folder the folder of report definitions
   * @throws IssuingRefused with all faults, by line
   */
  public static Terms load(Path folder) throws IOException, IssuingRefused {
    Path file = folder.resolve(FILE);
    List<Fault> faults = new ArrayList<>();
    List<Term> terms = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      faults.add(
          new Fault(
              FILE,
              0,
              0,
              "there is no such file in " + folder,
              "write it: terms, each with name, from and until"));
    } else {
      try {
        read(Files.readString(file, StandardCharsets.UTF_8), terms, faults);
      } catch (CharacterCodingException notText) {
        faults.add(new Fault(FILE, 0, 0, "the file is no UTF-8 text", "save it as UTF-8"));
      }
    }
    if (!faults.isEmpty()) {
      faults.sort(Fault.ORDER);
      throw new IssuingRefused(
          "The terms are refused; nothing was issued:\n"
              + String.join("\n", faults.stream().map(fault -> "  " + fault).toList()));
    }
    return new Terms(terms);
  }

  private static void read(String text, List<Term> terms, List<Fault> faults) {
    YamlNode root = YamlFile.parse(FILE, text, 1, faults);
    if (!root.present()) {
      return;
    }
    root.entries(List.of("terms"));
    Set<String> names = new HashSet<>();
    YamlNode list = root.need("terms");
    if (list.present() && list.items().isEmpty()) {
      list.fault("there is no term", "add one with name, from and until");
    }
    for (YamlNode node : list.items()) {
      node.entries(List.of("name", "from", "until"));
      String name = node.need("name").text();
      LocalDate from = node.need("from").date();
      LocalDate until = node.need("until").date();
      if (name == null || from == null || until == null) {
        continue;
      }
      Term term = new Term(name.strip(), from, until);
      if (term.name().isEmpty() || !names.add(term.name())) {
        node.fault(
            "the name \"" + name + "\" is blank or there twice",
            "give each term a name of its own");
      }
      if (until.isBefore(from)) {
        node.fault("the term ends on " + until + ", before it begins on " + from);
      }
      boolean overlaps = false;
      for (Term other : terms) {
        if (!from.isAfter(other.until()) && !until.isBefore(other.from())) {
          overlaps = true;
          node.fault(
              "the term " + term.name() + " overlaps with " + other.name(),
              "let each day be in one term");
        }
      }
      if (!overlaps && !terms.isEmpty()) {
        checkOrder(terms.getLast(), term, node);
      }
      terms.add(term);
    }
  }

  private static void checkOrder(Term before, Term term, YamlNode node) {
    if (term.until().isBefore(before.from())) {
      node.fault(
          "the term " + term.name() + " is earlier than " + before.name() + ", which stands above",
          "write the terms in the order of their days");
    } else if (term.from().isAfter(before.until().plusDays(1))) {
      node.fault(
          "no term holds the days from "
              + before.until().plusDays(1)
              + " to "
              + term.from().minusDays(1),
          "let " + term.name() + " begin on the day after " + before.name() + " ends");
    }
  }

  /**
   * Refuses terms by which numbers would be taken twice: a name keeps its days, and days keep their
   * name, once numbers were taken.
   *
   * @param term the term in which a number is to be taken
   * @param name of a term in which numbers were taken
   * @param first the first day of them
   * @param last the last day of them
   */
  static void checkTaken(Term term, String name, LocalDate first, LocalDate last)
      throws IssuingRefused {
    boolean inside = !first.isBefore(term.from()) && !last.isAfter(term.until());
    if (name.equals(term.name()) && !inside) {
      throw new IssuingRefused(
          "Reports from "
              + first
              + " to "
              + last
              + " were numbered in the term "
              + name
              + ", but reports/"
              + FILE
              + " now says that it is from "
              + term.from()
              + " to "
              + term.until()
              + ". A name keeps its meaning: correct the days, or give the new term a name of its"
              + " own.");
    }
    boolean apart = last.isBefore(term.from()) || first.isAfter(term.until());
    if (!name.equals(term.name()) && !apart) {
      throw new IssuingRefused(
          "Reports from "
              + first
              + " to "
              + last
              + " were numbered in the term "
              + name
              + "; reports/"
              + FILE
              + " now has days of it in the term "
              + term.name()
              + ", so that numbers would be taken twice. Give the term its old name and days.");
    }
  }

  /**
   * The term of a day.
   *
   * @throws IssuingRefused where the day is in none
   */
  public Term of(LocalDate day) throws IssuingRefused {
    return terms.stream()
        .filter(term -> term.holds(day))
        .findFirst()
        .orElseThrow(
            () ->
                new IssuingRefused(
                    "No term of reports/"
                        + FILE
                        + " holds "
                        + day
                        + ", so there is no number to take; add the term there."));
  }
}
