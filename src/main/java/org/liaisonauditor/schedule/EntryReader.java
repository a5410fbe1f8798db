package org.liaisonauditor.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liaisonauditor.delivery.OrderReader;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.yaml.Nearest;
import org.liaisonauditor.yaml.YamlNode;

/** Reads one entry of a timetable; what is wrong is told at its place. */
final class EntryReader {

  private static final List<String> KEYS =
      List.of(
          "title",
          "scope",
          "period",
          "as-of",
          "cron",
          "once",
          "zone",
          "rules",
          "parameters",
          "language",
          "reject-limit",
          "tries",
          "first-pause",
          "outputs",
          "deliver",
          "on-failure");
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_CODE = 60;
  private static final Pattern PAUSE = Pattern.compile("(\\d{1,4}) ?([smhd])");
  private static final Map<String, Duration> PAUSES =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final String ALL = "all";
  private static final String DAY_OF_FIRING = "day-of-firing";
  private static final Path RULES = Path.of("rules");
  private static final int TRIES = 3;
  private static final int MOST_TRIES = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);

  /** A month's entry is looked at for a year. */
  private static final int FIRINGS_CHECKED = 13;

  private final Standards standards;
  private final Clock clock;
  private final Map<Path, Optional<RulePack>> packs = new HashMap<>();

  EntryReader(Standards standards, Clock clock) {
    this.standards = standards;
    this.clock = clock;
  }

  /**
   * The entry; null where something is missing or wrong, which is told.
   *
   * @param orders reads what it wants delivered
   */
  TimetableEntry read(String code, YamlNode node, OrderReader orders) {
    if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
      node.fault(
          "the code "
              + code
              + " is not allowed; write up to "
              + LONGEST_CODE
              + " small letters and digits, in words joined by -, such as half-year");
    }
    node.entries(KEYS);
    ZoneId zone = zone(node.get("zone"));
    Path rules = rules(node.get("rules"));
    Text title = title(node.need("title"));
    PeriodExpression period = period(node.need("period"));
    Plan plan = plan(node, zone);
    String scope = scope(node.get("scope"));
    Language language = language(node.get("language"));
    TimetableEntry entry =
        new TimetableEntry(
            code,
            title,
            scope,
            period,
            DAY_OF_FIRING.equals(node.get("as-of").text()) ? null : node.get("as-of").date(),
            plan,
            zone,
            rules,
            parameters(node.get("parameters"), rules),
            language,
            number(node.get("reject-limit"), 0, Integer.MAX_VALUE, 0),
            new TimetableEntry.Retries(
                number(node.get("tries"), 1, MOST_TRIES, TRIES), pause(node.get("first-pause"))),
            outputs(node.get("outputs")),
            orders.read(node.get("deliver"), node.get("on-failure"), language, scope));
    if (period == null || plan == null) {
      return null;
    }
    lookBack(entry, node);
    return entry;
  }

  /** A folder that a unit's recipients look into must not get what is for programs: all of it. */
  private Path outputs(YamlNode node) {
    if (node.text() == null) {
      return null;
    }
    Path outputs = Path.of(node.text());
    Path deliveries = standards.deliveries().folder();
    if (standards.home().resolve(outputs).toAbsolutePath().normalize().startsWith(deliveries)) {
      node.fault(
          outputs
              + " lies within the folder of deliveries, "
              + deliveries
              + ", whose readers get what they may see: all files of a run would lie there. Name a"
              + " folder elsewhere, or deliver a report to a folder with `deliver`");
    }
    return outputs;
  }

  private static Text title(YamlNode node) {
    node.entries(List.of("vi", "en"));
    return new Text(node.need("vi").text(), node.need("en").text());
  }

  private static String scope(YamlNode node) {
    String scope = node.text();
    return ALL.equals(scope) ? null : scope;
  }

  private static PeriodExpression period(YamlNode node) {
    String text = node.text();
    if (text == null) {
      return null;
    }
    try {
      return PeriodExpression.parse(text);
    } catch (IllegalArgumentException e) {
      node.fault(e.getMessage());
      return null;
    }
  }

  private ZoneId zone(YamlNode node) {
    String text = node.text();
    if (text == null) {
      return standards.zone();
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      node.fault(
          text
              + " is no time zone; write one as Asia/Ho_Chi_Minh"
              + Nearest.hint(text, ZoneId.getAvailableZoneIds()));
      return standards.zone();
    }
  }

  private static Plan plan(YamlNode entry, ZoneId zone) {
    YamlNode cron = entry.get("cron");
    YamlNode once = entry.get("once");
    if (cron.present() == once.present()) {
      entry.fault(
          cron.present()
              ? "cron and once stand here both; an entry has one of them: remove the other"
              : "nothing says when it fires; add `cron: 0 0 6 1 1,7 ?`, `once: at-start` or"
                  + " `once: 2026-01-15T06:00`");
      return null;
    }
    YamlNode node = cron.present() ? cron : once;
    String text = node.text();
    if (text == null) {
      return null;
    }
    try {
      return cron.present() ? CronPlan.parse(text, zone) : once(text, zone);
    } catch (IllegalArgumentException e) {
      node.fault(e.getMessage());
      return null;
    }
  }

  private static Plan once(String text, ZoneId zone) {
    if (text.equals(AtStart.WORD)) {
      return new AtStart();
    }
    try {
      return new Once(LocalDateTime.parse(text), zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          text
              + " is no moment; write at-start, or what the clocks of the entry's zone show, as"
              + " 2026-01-15T06:00",
          e);
    }
  }

  private Path rules(YamlNode node) {
    Path rules = node.text() == null ? RULES : Path.of(node.text());
    packs.computeIfAbsent(rules, folder -> pack(folder, node));
    return rules;
  }

  private Optional<RulePack> pack(Path rules, YamlNode node) {
    try {
      return Optional.of(standards.packs().read(standards.home().resolve(rules)));
    } catch (PackRefused e) {
      node.fault(
          "the rule pack "
              + rules
              + " is refused, faults: "
              + e.faults().size()
              + ", the first: "
              + e.faults().getFirst()
              + ". See `rules test`");
    } catch (IOException e) {
      node.fault("the rule pack " + rules + " can't be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Map<String, String> parameters(YamlNode node, Path rules) {
    Map<String, String> parameters = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (name, value) -> {
              String text = value.isList() ? String.join(", ", value.texts()) : value.text();
              if (text == null) {
                value.fault("the parameter " + name + " has no value; write one, or remove it");
                return;
              }
              parameters.put(name, text);
              packs.get(rules).ifPresent(pack -> check(pack, name, text, value));
            });
    return parameters;
  }

  private static void check(RulePack pack, String name, String text, YamlNode node) {
    try {
      RulePacks.parameters(pack, Map.of(name, text));
    } catch (IllegalArgumentException e) {
      node.fault(e.getMessage());
    }
  }

  private static Language language(YamlNode node) {
    Language language = node.constant(Language.class);
    return language == null ? Language.VI : language;
  }

  private static int number(YamlNode node, int least, int most, int standard) {
    String text = node.text();
    if (text == null) {
      return standard;
    }
    int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      node.fault(
          text
              + " is not allowed here; allowed are whole numbers from "
              + least
              + (most == Integer.MAX_VALUE ? "" : " to " + most));
      return standard;
    }
    return number;
  }

  private static Duration pause(YamlNode node) {
    String text = node.text();
    if (text == null) {
      return FIRST_PAUSE;
    }
    Matcher pause = PAUSE.matcher(text);
    if (!pause.matches()) {
      node.fault(text + " is no pause; write it as 90s, 10m, 2h or 1d");
      return FIRST_PAUSE;
    }
    return PAUSES.get(pause.group(2)).multipliedBy(Long.parseLong(pause.group(1)));
  }

  /** An audit looks back: a firing before its period ends would be refused when it comes. */
  private void lookBack(TimetableEntry entry, YamlNode node) {
    Stream<Instant> firings =
        entry.plan() instanceof AtStart
            ? Stream.of(clock.instant())
            : Stream.iterate(
                    entry.plan().nextAfter(clock.instant()),
                    Optional::isPresent,
                    last -> entry.plan().nextAfter(last.orElseThrow()))
                .limit(FIRINGS_CHECKED)
                .map(Optional::orElseThrow);
    firings
        .filter(planned -> entry.asOf(planned).isBefore(entry.period(planned).to()))
        .findFirst()
        .ifPresent(
            planned ->
                node.get("period")
                    .fault(
                        "an audit looks back, but as of "
                            + entry.asOf(planned)
                            + " the period "
                            + entry.period(planned)
                            + " has not ended; write year-to-date or the like, or fire later"));
  }
}
