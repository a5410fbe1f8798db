package org.liaisonauditor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.delivery.Deliveries;
import org.liaisonauditor.delivery.Delivery;
import org.liaisonauditor.delivery.Recipient;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.inbox.Inbox;
import org.liaisonauditor.inbox.InboxState;
import org.liaisonauditor.publish.DraftWatch;
import org.liaisonauditor.publish.RuleVersions;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.schedule.Timetable;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.store.SubmissionList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page: audits, timetable, submissions and inbox as they are now. */
@Controller
@ConditionalOnBooleanProperty("auditor.server")
final class PageController {

  private static final int FIRINGS = 6;
  private static final int DELIVERIES = 20;

  private final RunRecords runs;
  private final SubmissionList submissions;
  private final StoredUnits units;
  private final Inbox inbox;
  private final Timetable timetable;
  private final Deliveries deliveries;
  private final DraftWatch draft;
  private final RuleVersions versions;
  private final MessageSource texts;
  private final ZoneId zone;
  private final Clock clock;

  PageController(
      RunRecords runs,
      Database database,
      Inbox inbox,
      Timetable timetable,
      Deliveries deliveries,
      DraftWatch draft,
      MessageSource texts,
      @Value("${auditor.zone}") ZoneId zone,
      Clock clock) {
    this.runs = runs;
    this.submissions = new SubmissionList(database);
    this.units = new StoredUnits(database);
    this.inbox = inbox;
    this.timetable = timetable;
    this.deliveries = deliveries;
    this.draft = draft;
    this.versions = new RuleVersions(database);
    this.texts = texts;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Shows the page.
   *
   * @param runPage page of the list of runs, from 1
   * @param submissionPage page of the list of submissions, from 1
   */
  @GetMapping("/")
  String page(
      @RequestParam(name = "runs", defaultValue = "1") int runPage,
      @RequestParam(name = "submissions", defaultValue = "1") int submissionPage,
      HttpServletRequest request,
      Model model) {
    Language language = PageLanguage.of(request);
    Words words = new Words(texts, language, zone);
    Map<String, String> names = new HashMap<>();
    units.asOf(clock.instant()).forEach(unit -> names.put(unit.code(), unit.name()));
    Rows rows = new Rows(words, names);
    Paging ofRuns = Paging.of(runPage, runs.count());
    Paging ofSubmissions = Paging.of(submissionPage, submissions.count());
    model.addAttribute("lang", language.tag());
    model.addAttribute("other", language == Language.VI ? "en" : "vi");
    model.addAttribute("now", words.moment(clock.instant()));
    model.addAttribute("zone", zone.getId());
    model.addAttribute("runPages", ofRuns);
    model.addAttribute("submissionPages", ofSubmissions);
    model.addAttribute(
        "runs",
        runs.newest(ofRuns.skip(), Paging.ROWS).stream()
            .map(run -> rows.run(run, runs.outputs(run.number())))
            .toList());
    model.addAttribute(
        "submissions",
        submissions.newest(ofSubmissions.skip(), Paging.ROWS).stream()
            .map(rows::submission)
            .toList());
    addTimetable(rows, model);
    addDeliveries(words, rows, model);
    addRules(words, rows, model);
    addInbox(words, rows, model);
    return "page";
  }

  private void addTimetable(Rows rows, Model model) {
    model.addAttribute("firings", timetable.next(FIRINGS).stream().map(rows::firing).toList());
    model.addAttribute(
        "paused",
        timetable.entries().stream()
            .filter(entry -> entry.inForce() && entry.pause().isPresent())
            .map(rows::paused)
            .toList());
  }

  private void addDeliveries(Words words, Rows rows, Model model) {
    List<Delivery> first = deliveries.first(DELIVERIES);
    model.addAttribute("deliveries", first.stream().map(rows::delivery).toList());
    int need =
        deliveries.counts().entrySet().stream()
            .filter(count -> count.getKey().needsPerson())
            .mapToInt(Map.Entry::getValue)
            .sum();
    model.addAttribute("deliveriesNeed", need == 0 ? null : words.say("delivery.need", need));
    // Who sends no mails misses no mail server.
    model.addAttribute(
        "mailMissing",
        first.stream().anyMatch(one -> one.to().channel() == Recipient.Channel.MAIL)
            ? deliveries.mailMissing().orElse(null)
            : null);
  }

  private void addRules(Words words, Rows rows, Model model) {
    model.addAttribute("versions", versions.all().stream().map(rows::version).toList());
    try {
      DraftWatch.Draft there = draft.look();
      model.addAttribute(
          "draftState",
          words.say(
              "rules.draft." + there.state(),
              there.newest() == null ? "–" : String.valueOf(there.newest().number())));
      model.addAttribute("draftFaults", there.faults().stream().map(Object::toString).toList());
    } catch (IOException e) {
      model.addAttribute("draftState", words.say("rules.draft.BROKEN", "–"));
      model.addAttribute("draftFaults", List.of(e.toString()));
    }
  }

  private void addInbox(Words words, Rows rows, Model model) {
    InboxState state = inbox.state();
    model.addAttribute("inboxFolder", state.folder().toString());
    model.addAttribute(
        "inboxState",
        state.sweptAt() == null
            ? words.say("inbox.notYet")
            : words.say("inbox.state", words.moment(state.sweptAt()), state.waiting()));
    model.addAttribute("faults", state.faults().stream().map(rows::fault).toList());
  }
}
