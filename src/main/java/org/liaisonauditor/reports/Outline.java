package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liaisonauditor.reports.PageFlow.Scope;
import org.openpdf.text.pdf.PdfOutline;

/**
 * Chapters, wards and units: headings, bookmarks, and the table of contents, which stands before
 * the pages whose numbers it gives. Its lines are therefore set first, and the numbers filled in
 * when all pages are known.
 */
final class Outline {

  private static final float INDENT = 18;
  private static final float NUMBER_ROOM = 40;

  /** How definitions begin the title of an annex; those of older runs say a letter of their own. */
  private static final Pattern ANNEX = Pattern.compile("(Phụ lục|Annex)(?: [A-Z])?\\. ");

  /** A line of the table of contents. */
  record Entry(int level, String title, String target) {}

  private record Slot(PageFlow.Later number, String target) {}

  private final PageFlow flow;
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, String> lettered = new HashMap<>();
  private final Map<String, Integer> pages = new HashMap<>();
  private PdfOutline chapter;
  private PdfOutline group;
  private float running;

  Outline(PageFlow flow) {
    this.flow = flow;
  }

  /**
   * Lets chapters follow one another on a page, as in a letter.
   *
   * @param keep room that a chapter needs to begin on a page that others began
   */
  void chaptersRunOn(float keep) {
    running = keep;
  }

  /** A chapter's title, where it is an annex with the next letter: not all documents have all. */
  private String lettered(String title) {
    Matcher annex = ANNEX.matcher(title);
    if (!annex.lookingAt()) {
      return title;
    }
    return lettered.computeIfAbsent(
        title,
        any ->
            annex.group(1)
                + " "
                + (char) ('A' + lettered.size())
                + ". "
                + title.substring(annex.end()));
  }

  /** The table of contents, on pages of its own. */
  void contents(String title, List<Entry> entries) {
    chapter(title, "contents");
    contents(entries, 0, 0);
  }

  /** The entries of a level from a place on, each with those below it; gives the place after. */
  private int contents(List<Entry> entries, int from, int level) {
    int at = from;
    try (Scope contents = flow.open(Tag.CONTENTS)) {
      while (at < entries.size() && entries.get(at).level() >= level) {
        if (entries.get(at).level() > level) {
          at = contents(entries, at, level + 1);
          continue;
        }
        try (Scope item = flow.open(Tag.CONTENTS_ITEM);
            Scope reference = flow.open(Tag.REFERENCE);
            Scope link = flow.open(Tag.LINK)) {
          draw(entries.get(at));
        }
        at++;
      }
    }
    return at;
  }

  private void draw(Entry entry) {
    Style style = entry.level() == 0 ? flow.styles().cellBold : flow.styles().cell;
    float leading = style.leading() + (entry.level() == 0 ? 5 : 2);
    float indent = entry.level() * INDENT;
    String title = entry.level() == 0 ? lettered(entry.title()) : entry.title();
    List<String> lines = flow.lines(title, style, flow.width() - indent - NUMBER_ROOM);
    flow.need(lines.size() * leading);
    float upper = flow.y();
    float end = 0;
    for (String line : lines) {
      flow.moveDown(leading);
      String shown = line.equals(lines.getLast()) ? line + " " : line;
      flow.show(shown, style, flow.left() + indent, flow.y() + 4);
      end = flow.left() + indent + style.face().width(line, style.size());
    }
    try (Scope decoration = flow.artifact(Marks.Artifact.LAYOUT)) {
      dots(end + 4, flow.right() - NUMBER_ROOM + 8, flow.y() + 4);
    }
    slots.add(new Slot(flow.later(style, flow.y() + 4), entry.target()));
    flow.link(entry.target(), title, flow.left(), flow.y(), flow.right(), upper);
  }

  private void dots(float from, float to, float baseline) {
    Style style = flow.styles().cell.in(Tint.GREY);
    float dot = style.face().width(" .", style.size());
    int number = (int) ((to - from) / dot);
    if (number > 1) {
      flow.showRight(" .".repeat(number), style, to, baseline);
    }
  }

  /** Begins a chapter on a new page. */
  void chapter(String title, String target) {
    if (running > 0) {
      shortChapter(title, target, running);
      return;
    }
    if (!flow.atTop()) {
      flow.newPage();
    }
    start(title, target);
  }

  /**
   * Begins a chapter: on a new page, or, where chapters run on, where there is room for it.
   *
   * @param keep room that it needs to begin on a page that others began
   */
  void chapter(String title, String target, float keep) {
    if (running > 0) {
      shortChapter(title, target, Math.max(running, keep));
    } else {
      chapter(title, target);
    }
  }

  /** Begins a short chapter, on this page where there is room for it. */
  void shortChapter(String title, String target, float keep) {
    flow.need(keep);
    if (!flow.atTop()) {
      flow.moveDown(20);
    }
    start(title, target);
  }

  private void start(String raw, String target) {
    String title = lettered(raw);
    reach(target);
    chapter = flow.bookmark(null, title, flow.y(), false);
    group = chapter;
    flow.heading(1, title, flow.styles().chapter, 8);
  }

  /** A heading within a chapter, with room for what follows it. */
  void section(String title, float keep) {
    section(title, null, keep);
  }

  /** A heading that the table of contents leads to. */
  void section(String title, String target, float keep) {
    Style style = flow.styles().section;
    float high = flow.lines(title, style, flow.width()).size() * style.leading();
    flow.need(high + 14 + keep);
    if (!flow.atTop()) {
      flow.moveDown(8);
    }
    if (target != null) {
      reach(target);
    }
    group = flow.bookmark(chapter, title, flow.y(), false);
    flow.heading(2, title, style, 6);
  }

  /** A bookmark of a unit below the section or chapter. */
  void unit(String title, String target, float height) {
    flow.target(target, height);
    pages.put(target, flow.page());
    flow.bookmark(group, title, height, false);
  }

  /** The page on which a target stands; 0 where it has not come yet. */
  int page(String target) {
    return pages.getOrDefault(target, 0);
  }

  /** Fills in the numbers of the table of contents. */
  void finish() {
    for (Slot slot : slots) {
      slot.number().show(Integer.toString(page(slot.target())));
    }
  }

  private void reach(String target) {
    flow.target(target, flow.y());
    pages.put(target, flow.page());
  }
}
