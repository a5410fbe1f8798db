package org.liaisonauditor.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Member;

/** The rule lenient-branch, in decimal numbers of 60 digits so that no limit is met by rounding. */
final class LenientBranch {

  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

  private record Comment(int band, boolean top) {}

  private record Tested(String branch, BigDecimal p) {}

  private LenientBranch() {}

  static void check(CatalogueTerms terms, Set<Row> rows) {
    for (int year : terms.evaluatedYears()) {
      check(terms, year, rows);
    }
  }

  private static void check(CatalogueTerms terms, int year, Set<Row> rows) {
    LocalDate due = terms.parameters.dueDay(year);
    Map<String, List<Comment>> comments = comments(terms, year, due);
    List<Tested> tested = new ArrayList<>();
    comments.forEach(
        (branch, own) -> {
          List<Comment> others = new ArrayList<>();
          comments.forEach(
              (other, theirs) -> {
                if (!other.equals(branch)) {
                  others.addAll(theirs);
                }
              });
          if (own.size() >= terms.parameters.number("lenientBranchMinimum", due)
              && !others.isEmpty()) {
            tested.add(new Tested(branch, probability(own, others)));
          }
        });
    tested.sort(Comparator.comparing(Tested::p).thenComparing(Tested::branch, CodePoints.ORDER));
    BigDecimal rate = terms.parameters.share("lenientFalseDiscoveryRate", due);
    int last = 0;
    for (int i = 1; i <= tested.size(); i++) {
      BigDecimal left = tested.get(i - 1).p().multiply(BigDecimal.valueOf(tested.size()));
      if (left.compareTo(rate.multiply(BigDecimal.valueOf(i))) <= 0) {
        last = i;
      }
    }
    for (Tested branch : tested.subList(0, last)) {
      rows.add(
          new Row("lenient-branch", branch.branch() + "/" + year, branch.branch(), "HIGH", ""));
    }
  }

  private static Map<String, List<Comment>> comments(
      CatalogueTerms terms, int year, LocalDate due) {
    Map<String, List<Comment>> comments = new TreeMap<>(CodePoints.ORDER);
    for (Member member : terms.seen.members()) {
      Evaluation evaluation = terms.evaluation(member, year).orElse(null);
      if (evaluation != null) {
        boolean top = terms.parameters.ratings("topRatings", due).contains(evaluation.rating());
        int band = Math.min(2, terms.missedIn(member, year));
        comments
            .computeIfAbsent(member.residence(), x -> new ArrayList<>())
            .add(new Comment(band, top));
      }
    }
    return comments;
  }

  /** P(X ≥ observed), X being the number of top ratings were the branch like the others. */
  private static BigDecimal probability(List<Comment> own, List<Comment> others) {
    BigDecimal[] share = new BigDecimal[3];
    for (int band = 0; band < 3; band++) {
      int wanted = band;
      List<Comment> alike = others.stream().filter(c -> c.band() == wanted).toList();
      share[band] = topShare(alike.isEmpty() ? others : alike);
    }
    BigDecimal[] mass = {BigDecimal.ONE};
    for (Comment comment : own) {
      BigDecimal q = share[comment.band()];
      BigDecimal[] next = new BigDecimal[mass.length + 1];
      for (int k = 0; k < next.length; k++) {
        BigDecimal top = k == 0 ? BigDecimal.ZERO : mass[k - 1].multiply(q, DIGITS);
        BigDecimal not =
            k == mass.length
                ? BigDecimal.ZERO
                : mass[k].multiply(BigDecimal.ONE.subtract(q), DIGITS);
        next[k] = top.add(not, DIGITS);
      }
      mass = next;
    }
    int observed = (int) own.stream().filter(Comment::top).count();
    BigDecimal p = BigDecimal.ZERO;
    for (int k = observed; k < mass.length; k++) {
      p = p.add(mass[k], DIGITS);
    }
    return p;
  }

  private static BigDecimal topShare(List<Comment> comments) {
    long top = comments.stream().filter(Comment::top).count();
    return BigDecimal.valueOf(top).divide(BigDecimal.valueOf(comments.size()), DIGITS);
  }
}
