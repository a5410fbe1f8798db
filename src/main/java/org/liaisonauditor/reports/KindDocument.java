package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.liaisonauditor.reports.PageFlow.Scope;
import org.openpdf.text.ExceptionConverter;

/** A document put together from the sections that its kind names. */
final class KindDocument {

  private static final int ID_BYTES = 16;

  /** Room that a chapter needs to begin on a page of a document whose chapters run on. */
  private static final float KEEP = 120;

  /** Below a text, in points. */
  private static final float AFTER_TEXT = 6;

  private final Report report;
  private final KindDefinition kind;
  private final KindWording words;
  private final PageFlow flow;
  private final Outline outline;
  private final CoverPage cover;

  private KindDocument(Report report, KindDefinition kind, KindWording words, PageFlow flow) {
    this.report = report;
    this.kind = kind;
    this.words = words;
    this.flow = flow;
    this.outline = new Outline(flow);
    this.cover = new CoverPage(report, flow);
    if (!kind.chapters()) {
      outline.chaptersRunOn(KEEP);
    }
  }

  /**
   * Writes the document.
   *
   * @param words what the document says beside the words of all reports; null = its kind is the
   *     report of an audit, which says nothing else
   * @param identity hash of all that it depends on; becomes the document's id
   * @param attachments the data that it shows, which it carries
   */
  static void write(
      Report report,
      KindDefinition kind,
      KindWording words,
      byte[] identity,
      List<Attachment> attachments,
      Path file)
      throws IOException {
    Wording wording = report.wording();
    Letterhead head = wording.letterhead();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        PageFlow flow = new PageFlow(out, head.margins(), new Styles(), wording.of(head.draft()))) {
      KindDocument document = new KindDocument(report, kind, words, flow);
      flow.describe(
          document.cover.title(),
          wording.of(head.issuingBody()),
          wording.language().tag(),
          ReportPdf.date(document.cover.day()),
          Arrays.copyOf(identity, ID_BYTES),
          attachments);
      flow.foot(
          DocumentFoot.of(
              wording,
              document.cover.named(
                  kind,
                  words == null || words.scoped().unit() == null
                      ? null
                      : words.scoped().unit().name()),
              DocumentFoot.rules(report.result()),
              report.version()));
      document.draw();
    } catch (ExceptionConverter failed) {
      throw ReportPdf.refusedByDisk(failed);
    }
  }

  private void draw() {
    cover.draw();
    List<Chapter> chapters = new ArrayList<>();
    for (KindDefinition.Part part : kind.parts()) {
      chapters.add(chapter(part));
    }
    if (kind.code().equals(KindDefinition.CITY) && !kind.has(KindSection.ANNEX_EXCEPTIONS)) {
      // Whoever left the annex out: what is hidden from the other chapters stands somewhere.
      chapters.add(accepted());
    }
    List<Outline.Entry> entries =
        chapters.stream().flatMap(chapter -> chapter.entries().stream()).toList();
    for (int i = 0; i < chapters.size(); i++) {
      if (i < kind.parts().size() && kind.parts().get(i).section() == KindSection.CONTENTS) {
        outline.contents(report.wording().of(Label.CONTENTS), entries);
      } else {
        chapters.get(i).draw().run();
      }
    }
    outline.finish();
  }

  private Chapter chapter(KindDefinition.Part part) {
    Wording wording = report.wording();
    ClosingChapters closing = new ClosingChapters(report, flow, outline);
    AnnexChapters annex = new AnnexChapters(report, flow, outline);
    return switch (part.section()) {
      case SALUTATION -> Chapter.of(() -> salutation(filled(part)));
      case TEXT -> Chapter.of(() -> text(part));
      case SUMMARY -> Chapter.of(() -> summary(part.tiles()));
      case SIGNATURE -> Chapter.of(cover::closing);
      case CONTENTS -> Chapter.of(() -> {});
      case FIGURES ->
          Chapter.of(
              wording.of(Label.CHAPTER_FIGURES),
              "figures",
              () -> new FiguresChapter(report, flow, outline).draw(part.figures()));
      case FINDINGS_BY_UNIT -> {
        FindingChapters findings = new FindingChapters(report, words, flow, outline);
        yield new Chapter(findings.entries(), findings::draw);
      }
      case CHANGES -> {
        ChangesChapter changes = new ChangesChapter(report, words, flow, outline);
        yield new Chapter(changes.entries(), changes::draw);
      }
      case CHANGES_SUMMARY -> Chapter.of(this::changesSummary);
      case FINDINGS_LIST -> {
        FindingsList list = new FindingsList(report, words, flow, outline);
        String title = part.text() == null ? words.of(KindLabel.CHAPTER_FINDINGS) : filled(part);
        yield Chapter.of(
            title, "findings", () -> list.draw(title, part, kind.pages(), roomAfter(part)));
      }
      case COMMENDATIONS ->
          Chapter.of(wording.of(Label.CHAPTER_COMMENDED), "commended", closing::commended);
      case NOT_RUN -> Chapter.of(wording.of(Label.CHAPTER_NOT_RUN), "not-run", closing::notRun);
      case INPUT -> Chapter.of(wording.of(Label.CHAPTER_INPUT), "input", closing::input);
      case ANNEX_RULES -> Chapter.of(wording.of(Label.CHAPTER_RULES), "rules", annex::rules);
      case ANNEX_PARAMETERS ->
          Chapter.of(wording.of(Label.CHAPTER_PARAMETERS), "parameters", annex::parameters);
      case ANNEX_CLAUSES ->
          Chapter.of(wording.of(Label.CHAPTER_CLAUSES), "clauses", annex::clauses);
      case ANNEX_INPUTS -> Chapter.of(wording.of(Label.CHAPTER_INPUTS), "inputs", annex::inputs);
      case ANNEX_INDEX -> Chapter.of(wording.of(Label.CHAPTER_INDEX), "index", annex::index);
      case ANNEX_EXCEPTIONS -> accepted();
      case PERIODS_SUMMARY -> Chapter.of(() -> cover.summary(periods().summary()));
      case PERIODS_BY_RULE ->
          Chapter.of(
              words.of(KindLabel.CHAPTER_PERIODS_BY_RULE),
              "periods-by-rule",
              () -> periods().byRule());
      case PERIODS_BY_UNIT ->
          Chapter.of(
              words.of(KindLabel.CHAPTER_PERIODS_BY_UNIT),
              "periods-by-unit",
              () -> periods().byUnit(part.most()));
      case PERIODS_FINDINGS ->
          Chapter.of(
              words.of(KindLabel.CHAPTER_PERIODS_FINDINGS),
              "periods-findings",
              () -> periods().findings(part.most()));
      case PLAN_SUMMARY -> Chapter.of(() -> plan().summary());
      case PLAN_UNITS -> plan().named();
      case PLAN_FUNNELS -> plan().funnels();
      case PLAN_UNRANKED -> plan().unranked();
      case PLAN_METHOD -> plan().method();
    };
  }

  private PlanSections plan() {
    return new PlanSections(words.plan(), new PlanWording(report.wording()), flow, outline);
  }

  private Chapter accepted() {
    AcceptedChapter accepted = new AcceptedChapter(report, flow, outline);
    return new Chapter(accepted.entries(), accepted::draw);
  }

  private PeriodChapters periods() {
    return new PeriodChapters(report, words, flow, outline);
  }

  private String filled(KindDefinition.Part part) {
    return report.wording().fill(report.wording().of(part.text()), report.values());
  }

  private void salutation(String text) {
    Style style = flow.styles().bodyBold;
    float middle = flow.left() + flow.width() / 2;
    try (Scope paragraph = flow.open(Tag.PARAGRAPH)) {
      for (String line : flow.lines(text, style, flow.width())) {
        flow.need(style.leading());
        flow.moveDown(style.leading());
        flow.showCentred(line + " ", style, middle, flow.y() + style.leading() - style.size());
      }
    }
    flow.moveDown(10);
  }

  private void changesSummary() {
    List<String> sentences = report.lives().summary(words.scoped());
    if (!sentences.isEmpty()) {
      flow.paragraph(String.join(" ", sentences), flow.styles().body, 0, 6);
    }
  }

  private void summary(boolean tiles) {
    if (tiles) {
      cover.tiles();
    }
    cover.summary(
        words == null || words.scoped().unit() == null && words.scoped().counted() == 0
            ? new SummarySentences(report, annex()).all()
            : new KindSummary(report, words, annex()).all());
  }

  /** Whether it has the annex of accepted gaps. */
  private boolean annex() {
    return kind.code().equals(KindDefinition.CITY) || kind.has(KindSection.ANNEX_EXCEPTIONS);
  }

  /** A text; the one before the signature goes with it, so that no page holds a signature alone. */
  private void text(KindDefinition.Part part) {
    int next = kind.parts().indexOf(part) + 1;
    if (next < kind.parts().size() && kind.parts().get(next).section() == KindSection.SIGNATURE) {
      flow.need(height(part) + cover.closingHeight());
    }
    flow.paragraph(filled(part), flow.styles().body, 0, AFTER_TEXT);
  }

  private float height(KindDefinition.Part text) {
    Style style = flow.styles().body;
    return flow.lines(filled(text), style, flow.width()).size() * style.leading() + AFTER_TEXT;
  }

  /** Height of what stands behind a section. */
  private float roomAfter(KindDefinition.Part section) {
    float high = 0;
    int from = kind.parts().indexOf(section) + 1;
    for (KindDefinition.Part part : kind.parts().subList(from, kind.parts().size())) {
      high += part.section() == KindSection.TEXT ? height(part) : cover.closingHeight();
    }
    return high;
  }
}
