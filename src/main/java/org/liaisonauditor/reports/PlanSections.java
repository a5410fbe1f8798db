package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.ranking.KindRanking;
import org.liaisonauditor.ranking.RankedUnit;
import org.liaisonauditor.ranking.Ranking;
import org.liaisonauditor.ranking.UnrankedUnit;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;

/** The sections of an inspection plan, each drawn where the flow stands. */
final class PlanSections {

  private final AuditResult result;
  private final Ranking ranking;
  private final PlanWording wording;
  private final PageFlow flow;
  private final Outline outline;
  private final Styles styles;

  PlanSections(InspectionPlan plan, PlanWording wording, PageFlow flow, Outline outline) {
    this.result = plan.result();
    this.ranking = plan.ranking();
    this.wording = wording;
    this.flow = flow;
    this.outline = outline;
    this.styles = flow.styles();
  }

  /** What the plan is and what it is not, in a frame, and the figures in sentences. */
  void summary() {
    String screening = wording.of(PlanLabel.SCREENING);
    float inside = 8;
    int lines = flow.lines(screening, styles.bodyBold, flow.width() - 2 * inside).size();
    float height = lines * styles.bodyBold.leading() + 2 * inside;
    flow.need(height);
    float lower = flow.y() - height;
    flow.frame(flow.left(), lower, flow.width(), height, 1.1f, Tint.BLACK);
    float line = flow.y() - inside;
    try (PageFlow.Scope paragraph = flow.open(Tag.PARAGRAPH)) {
      for (String text : flow.lines(screening, styles.bodyBold, flow.width() - 2 * inside)) {
        // Readers of the text need a space between lines; it takes no room.
        String shown = text + " ";
        flow.show(shown, styles.bodyBold, flow.left() + inside, line - styles.bodyBold.size());
        line -= styles.bodyBold.leading();
      }
    }
    flow.moveTo(lower - 10);
    List<String> sentences = new ArrayList<>();
    if (result.scope() != null) {
      sentences.add(
          wording.of(PlanLabel.SUMMARY_WITHIN, "unit", result.units().name(result.scope())));
    }
    ranking.kinds().forEach(kind -> sentences.addAll(wording.summary(kind)));
    if (ranking.elsewhere() > 0) {
      sentences.add(wording.of(PlanLabel.SUMMARY_ELSEWHERE, "count", ranking.elsewhere()));
    }
    if (!ranking.ranNowhere().isEmpty()) {
      sentences.add(
          wording.of(
              PlanLabel.SUMMARY_RAN_NOWHERE,
              "rules",
              wording.titles(ranking.ranNowhere(), result)));
    }
    flow.items(sentences, "–", styles.body, 12, 3);
    flow.moveDown(6);
  }

  /** The units to look at first, with their reasons: a chapter for each kind of units. */
  Chapter named() {
    return chapters("plan-units-", this::namedTitle, this::named);
  }

  /** The funnel plots, each with the numbers of all its units: a chapter for each kind of units. */
  Chapter funnels() {
    return chapters("plan-funnel-", this::funnelTitle, this::funnel);
  }

  /** Units without a place, and why; where all have one, nothing. */
  Chapter unranked() {
    if (ranking.kinds().stream().allMatch(kind -> kind.unranked().isEmpty())) {
      return Chapter.of(() -> {});
    }
    return Chapter.of(wording.of(PlanLabel.SECTION_UNRANKED), "plan-unranked", this::drawUnranked);
  }

  /** How it is worked out, in plain words. */
  Chapter method() {
    return Chapter.of(wording.of(PlanLabel.SECTION_METHOD), "plan-method", this::drawMethod);
  }

  private Chapter chapters(
      String target, Function<KindRanking, String> title, BiConsumer<KindRanking, String> draw) {
    List<KindRanking> compared =
        ranking.kinds().stream()
            .filter(kind -> kind.findings() > 0 && kind.ranked().size() > 1)
            .toList();
    return new Chapter(
        compared.stream()
            .map(kind -> new Outline.Entry(0, title.apply(kind), target + key(kind)))
            .toList(),
        () -> compared.forEach(kind -> draw.accept(kind, target + key(kind))));
  }

  private static String key(KindRanking kind) {
    return kind.kind().name().toLowerCase(Locale.ROOT);
  }

  private String namedTitle(KindRanking kind) {
    return wording.of(PlanLabel.SECTION_NAMED, "kind", wording.of(kind.kind()));
  }

  private String funnelTitle(KindRanking kind) {
    return wording.of(PlanLabel.SECTION_FUNNEL, "kind", wording.of(kind.kind()));
  }

  private void named(KindRanking kind, String target) {
    outline.chapter(namedTitle(kind), target, 110);
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(PlanLabel.COLUMN_PLACE), 9, Align.RIGHT),
                new Column(wording.of(PlanLabel.COLUMN_UNIT), 27, Align.LEFT),
                new Column(wording.of(PlanLabel.COLUMN_REASONS), 64, Align.LEFT)));
    table.begin(60);
    for (RankedUnit unit : kind.ranked().stream().limit(kind.top()).toList()) {
      table.add(
          table.lay(
              List.of(
                  List.of(part(wording.report().number(unit.place()), styles.cellBold)),
                  List.of(part(unit.name(), styles.cellBold), part(unit.code(), styles.small)),
                  wording.reasons(unit, kind, result).stream()
                      .map(reason -> part(reason, styles.cell))
                      .toList())));
    }
    table.end(10);
  }

  private void funnel(KindRanking kind, String target) {
    outline.chapter(funnelTitle(kind), target, FunnelPlot.height() + 80);
    FunnelPlot plot = new FunnelPlot(flow, wording, kind);
    flow.figure(wording.alternative(kind), FunnelPlot.height(), plot::draw);
    flow.moveDown(4);
    double wider = Math.sqrt(kind.overdispersion());
    flow.paragraph(
        wider < 1.05
            ? wording.of(PlanLabel.FUNNEL_NOTE_EXACT)
            : wording.of(PlanLabel.FUNNEL_NOTE, "wider", wording.decimal(wider)),
        styles.note,
        0,
        4);
    if (plot.unnamed() > 0) {
      flow.paragraph(
          wording.of(PlanLabel.FUNNEL_UNNAMED, "count", plot.unnamed()), styles.note, 0, 4);
    }
    numbers(kind);
  }

  private void numbers(KindRanking kind) {
    FlowTable table =
        FlowTable.dense(
            flow,
            List.of(
                new Column(wording.of(PlanLabel.COLUMN_PLACE), 9, Align.RIGHT),
                new Column(wording.of(PlanLabel.COLUMN_UNIT), 33, Align.LEFT),
                new Column(wording.of(PlanLabel.COLUMN_MEMBERS), 12, Align.RIGHT),
                new Column(wording.of(PlanLabel.COLUMN_FINDINGS), 8, Align.RIGHT),
                new Column(wording.of(PlanLabel.COLUMN_EXPECTED), 13, Align.RIGHT),
                new Column(wording.of(PlanLabel.COLUMN_RATIO), 8, Align.RIGHT),
                new Column(wording.of(PlanLabel.COLUMN_SHRUNK), 11, Align.RIGHT),
                new Column(wording.of(PlanLabel.COLUMN_LIKELY), 12, Align.RIGHT),
                new Column(wording.of(PlanLabel.COLUMN_POSITION), 16, Align.LEFT)));
    table.begin(30);
    for (RankedUnit unit : kind.ranked()) {
      table.add(
          table.texts(
              wording.report().number(unit.place()),
              unit.name() + " (" + unit.code() + ")" + (unit.couldNotRun().isEmpty() ? "" : " *"),
              wording.report().number(unit.members()),
              wording.report().number(unit.findings()),
              wording.decimal(unit.expected()),
              wording.decimal(unit.ratio()),
              wording.decimal(unit.shrunk()),
              wording.decimal(unit.lower()) + " – " + wording.decimal(unit.upper()),
              wording.of(unit.position())));
    }
    table.end(4);
    if (kind.ranked().stream().anyMatch(unit -> !unit.couldNotRun().isEmpty())) {
      flow.paragraph(wording.of(PlanLabel.NUMBERS_NOT_RUN), styles.note, 0, 4);
    }
    flow.moveDown(8);
  }

  private void drawUnranked() {
    outline.chapter(wording.of(PlanLabel.SECTION_UNRANKED), "plan-unranked", 60);
    FlowTable table =
        FlowTable.dense(
                flow,
                List.of(
                    new Column(wording.of(PlanLabel.COLUMN_UNIT), 40, Align.LEFT),
                    new Column(wording.of(PlanLabel.COLUMN_REASONS), 60, Align.LEFT)))
            .namedRows();
    table.begin(30);
    for (KindRanking kind : ranking.kinds()) {
      for (UnrankedUnit unit : kind.unranked()) {
        table.add(table.texts(unit.name() + " (" + unit.code() + ")", wording.of(unit)));
      }
    }
    table.end(10);
  }

  private void drawMethod() {
    outline.chapter(wording.of(PlanLabel.SECTION_METHOD), "plan-method", 120);
    for (PlanLabel paragraph :
        List.of(
            PlanLabel.METHOD_EXPECTED,
            PlanLabel.METHOD_WEIGHTS,
            PlanLabel.METHOD_SHRUNK,
            PlanLabel.METHOD_CHANCE,
            PlanLabel.METHOD_FUNNEL,
            PlanLabel.METHOD_NOT)) {
      flow.paragraph(
          wording.of(
              paragraph,
              "high",
              ranking.weights().high(),
              "medium",
              ranking.weights().medium(),
              "low",
              ranking.weights().low()),
          styles.body,
          0,
          5);
    }
    flow.paragraph(wording.of(PlanLabel.SCREENING), styles.bodyBold, 0, 6);
  }

  private static Part part(String text, Style style) {
    return new Part(text, style, null);
  }
}
