package org.liaisonauditor.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;
import org.liaisonauditor.yaml.YamlNode;

/** Reads what timetable entries say about deliveries; what is wrong is told at its place. */
public final class OrderReader {

  private static final List<String> KEYS =
      List.of("report", "unit", "units", "to", "send", "language");
  private static final String ALL = "all";
  private static final int SHOWN = 12;

  private final DeliveryTerms terms;
  private final Map<String, ReportKind> kinds = new LinkedHashMap<>();
  private final Map<String, StoredUnits.StoredUnit> units = new LinkedHashMap<>();
  private final boolean allKnown;
  private final RecipientsFile recipients;

  OrderReader(DeliveryTerms terms, List<Fault> faults) throws IOException {
    this.terms = terms;
    try {
      terms.kinds().all().forEach(kind -> kinds.put(kind.code(), kind));
    } catch (RunReports.NotMade e) {
      faults.add(new Fault("reports", 0, 0, e.getMessage()));
    }
    terms.units().get().forEach(unit -> units.put(unit.code(), unit));
    // Units come by and by; they are all known once the one at the top is.
    this.allKnown = units.values().stream().anyMatch(unit -> unit.kind() == UnitKind.CITY);
    this.recipients =
        new RecipientsFile(terms.recipients(), allKnown ? units.keySet() : Set.of(), faults);
  }

  /**
   * Reads the deliveries of an entry.
   *
   * @param deliver reports and who gets them
   * @param onFailure who gets a line where an audit could not be done
   * @param standard language where nothing else is said
   * @param scope code of the unit that the entry audits; null = all
   */
  public List<DeliveryOrder> read(
      YamlNode deliver, YamlNode onFailure, Language standard, String scope) {
    List<DeliveryOrder> orders = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (YamlNode item : deliver.items()) {
      for (DeliveryOrder order : orders(item, standard, scope)) {
        String same =
            order.report()
                + " "
                + order.unit()
                + " "
                + order.language()
                + " "
                + order.to().sameness();
        if (seen.add(same)) {
          orders.add(order);
        } else {
          item.fault(order.to() + " gets this report already by an item above; remove one");
        }
      }
    }
    for (Recipient to : RecipientsFile.recipients(onFailure)) {
      if (to.channel() == Recipient.Channel.FOLDER) {
        onFailure.fault(to + " is a folder; a line about a failure goes by mail");
      } else {
        mailIsPossible(onFailure, to);
        orders.add(new DeliveryOrder(null, null, false, DeliveryOrder.Send.BOTH, standard, to));
      }
    }
    return orders;
  }

  /**
   * Reads recipients whom a person names for one report.
   *
   * @param texts {@code mail:…} or {@code folder:…}; empty = those of the unit
   * @param kind code of the kind of report
   * @param unit code of the unit that it is about; null = all
   * @param scope code of the unit that the run audited; null = all
   * @throws IllegalArgumentException with all that is wrong
   */
  public List<Recipient> named(List<String> texts, String kind, String unit, String scope) {
    List<Recipient> recipients = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String text : texts) {
      try {
        Recipient to = Recipient.parse(text);
        outside(to, kind, unit == null ? scope : unit).ifPresent(faults::add);
        recipients.add(to);
      } catch (IllegalArgumentException e) {
        faults.add(e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
    }
    return texts.isEmpty() && unit != null ? this.recipients.of(unit) : recipients;
  }

  private List<DeliveryOrder> orders(YamlNode item, Language standard, String scope) {
    item.entries(KEYS);
    if (!item.isMapping()) {
      return List.of();
    }
    ReportKind kind = kind(item.need("report"));
    Language given = item.get("language").constant(Language.class);
    Language language = given == null ? standard : given;
    DeliveryOrder.Send said = item.get("send").constant(DeliveryOrder.Send.class);
    DeliveryOrder.Send send = said == null ? DeliveryOrder.Send.BOTH : said;
    List<Recipient> to = RecipientsFile.recipients(item.get("to"));
    if (kind == null) {
      return List.of();
    }
    List<DeliveryOrder> orders = new ArrayList<>();
    if (item.get("units").present()) {
      allUnits(item, kind)
          .forEach(
              unit ->
                  recipients
                      .of(unit)
                      .forEach(one -> orders.add(order(kind, unit, true, send, language, one))));
    } else {
      String unit = unit(item, kind);
      List<Recipient> all = to;
      if (item.get("to").items().isEmpty()) {
        all = unit == null ? List.of() : recipients.of(unit);
        if (all.isEmpty()) {
          item.fault(
              "nobody is named to get it; add `to: [mail:…]`"
                  + (kind.scoped() ? ", or the unit's recipients in " + recipients.path() : ""));
        }
      }
      for (Recipient one : all) {
        withinScope(item.get("to"), one, kind, unit == null ? scope : unit);
        orders.add(order(kind, unit, false, send, language, one));
      }
    }
    orders.stream()
        .filter(order -> order.to().channel() == Recipient.Channel.MAIL)
        .findFirst()
        .ifPresent(order -> mailIsPossible(item, order.to()));
    return orders;
  }

  private static DeliveryOrder order(
      ReportKind kind,
      String unit,
      boolean ofAll,
      DeliveryOrder.Send send,
      Language language,
      Recipient to) {
    return new DeliveryOrder(kind.code(), unit, ofAll, send, language, to);
  }

  private void mailIsPossible(YamlNode node, Recipient to) {
    terms
        .mailMissing()
        .get()
        .ifPresent(missing -> node.fault(to + " can't be reached: " + missing));
  }

  private ReportKind kind(YamlNode node) {
    String code = node.text();
    if (code == null) {
      return null;
    }
    ReportKind kind = kinds.get(code);
    if (kind == null) {
      node.fault(code + " is no kind of report", Nearest.remedy(code, kinds.keySet()));
    }
    return kind;
  }

  /** The one unit that a report is about; null where it is about all, or the unit is not told. */
  private String unit(YamlNode item, ReportKind kind) {
    YamlNode node = item.get("unit");
    if (!kind.scoped()) {
      if (node.present()) {
        node.fault(kind.code() + " is about all that is audited; remove the unit");
      }
      return null;
    }
    if (!node.present()) {
      item.fault(
          kind.code()
              + " is about one unit; add `unit:` with its code, or `units: all` for one report to"
              + " each unit of "
              + recipients.path());
      return null;
    }
    String code = node.text();
    if (code != null && (allKnown || units.containsKey(code))) {
      StoredUnits.StoredUnit unit = units.get(code);
      if (unit == null) {
        node.fault("no submission knows a unit " + code, known(code, kind));
      } else if (!kind.units().contains(unit.kind())) {
        node.fault(
            code
                + " is a "
                + word(unit.kind())
                + "; "
                + kind.code()
                + " is about: "
                + kind.units().stream().map(OrderReader::word).collect(Collectors.joining(", ")));
      }
    }
    return code;
  }

  private String known(String code, ReportKind kind) {
    List<String> possible =
        units.values().stream()
            .filter(unit -> kind.units().contains(unit.kind()))
            .map(StoredUnits.StoredUnit::code)
            .sorted(CodePoints.ORDER)
            .toList();
    List<String> shown = possible.subList(0, Math.min(SHOWN, possible.size()));
    return Nearest.of(code, possible).map(nearest -> "did you mean " + nearest + "? ").orElse("")
        + "Known: "
        + String.join(", ", shown)
        + (shown.size() < possible.size() ? ", …" : "");
  }

  private List<String> allUnits(YamlNode item, ReportKind kind) {
    YamlNode node = item.get("units");
    if (!ALL.equals(node.text())) {
      node.fault("write `units: all`, or `unit:` with the code of one");
      return List.of();
    }
    for (String other : List.of("unit", "to")) {
      if (item.get(other).present()) {
        item.get(other)
            .fault(
                "with `units: all` each unit's report goes to its recipients in "
                    + recipients.path()
                    + "; remove `"
                    + other
                    + "`");
      }
    }
    if (!kind.scoped()) {
      node.fault(kind.code() + " is about all that is audited; remove `units`, and write `to:`");
      return List.of();
    }
    List<String> meant =
        recipients.units().stream()
            .filter(
                unit -> !units.containsKey(unit) || kind.units().contains(units.get(unit).kind()))
            .toList();
    if (meant.isEmpty()) {
      node.fault(
          "no unit that "
              + kind.code()
              + " can be about has recipients; write them into "
              + recipients.path());
    }
    return meant;
  }

  /** Who is a unit's recipient gets nothing about what is not that unit's. */
  private void withinScope(YamlNode node, Recipient to, ReportKind kind, String about) {
    outside(to, kind.code(), about)
        .ifPresent(why -> node.item(to.toString()).fault(why + "; take it out here, or out there"));
  }

  private Optional<String> outside(Recipient to, String kind, String about) {
    Set<String> of = recipients.units(to);
    return of.isEmpty() || of.stream().anyMatch(unit -> within(about, unit))
        ? Optional.empty()
        : Optional.of(
            to
                + " stands in "
                + recipients.path()
                + " for "
                + String.join(", ", of)
                + ", and would get "
                + kind
                + " about "
                + (about == null ? "all units" : about));
  }

  /** Whether a unit is another one or below it; null is above all. */
  private boolean within(String unit, String other) {
    StoredUnits.StoredUnit top = units.get(other);
    if (top != null && top.kind() == UnitKind.CITY) {
      return true;
    }
    Set<String> seen = new LinkedHashSet<>();
    String at = unit;
    while (at != null && seen.add(at)) {
      if (at.equals(other)) {
        return true;
      }
      at = units.containsKey(at) ? units.get(at).parent() : null;
    }
    return false;
  }

  private static String word(UnitKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
