package org.liaisonauditor.findings;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.domain.Sha256;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.Rule;

/**
 * All findings that an audit knows of, each with its life: those that it found, those that the
 * audit before had and it has not, and those that were gone before. They depend on the result of
 * the audit, the records that it judged and the lives of the one before, on nothing else.
 */
public final class Lives {

  private final Seen audit;
  private final Before before;
  private final Long passedOver;
  private final Map<String, Life> byFingerprint;

  /**
   * The audit that findings were compared with.
   *
   * @param audit the audit
   * @param from first day of its period
   * @param to last day of its period
   * @param sha256 of what the comparison rests on: its lives in the store, or its findings.json
   */
  public record Before(Seen audit, LocalDate from, LocalDate to, String sha256) {}

  /**
   * Lives that were kept.
   *
   * @param audit the audit that they are of
   * @param before the audit before; null = none
   * @param passedOver a later run before that was not compared with, since it was asked for with
   *     other settings; null = none
   */
  public Lives(Seen audit, Before before, Long passedOver, Collection<Life> lives) {
    this.audit = audit;
    this.before = before;
    this.passedOver = passedOver;
    this.byFingerprint =
        lives.stream()
            .sorted(Life.ORDER)
            .collect(
                Collectors.toMap(
                    Life::fingerprint,
                    Function.identity(),
                    (a, b) -> {
                      throw new IllegalArgumentException(
                          "two lives of one fingerprint: " + a.fingerprint());
                    },
                    LinkedHashMap::new));
  }

  /**
   * The lives of an audit that has none before: all that it found is new.
   *
   * @param run its number; null = an audit of files
   */
  public static Lives first(AuditResult result, Long run) {
    return next(null, null, result, Whereabouts.NOBODY_MOVED, run);
  }

  /**
   * The lives of an audit that follows another.
   *
   * @param earlier those of the audit before; null = there is none
   * @param before the audit before; null = there is none
   * @param result what the audit found
   * @param records what it judged
   * @param run its number; null = an audit of files
   */
  public static Lives next(
      Lives earlier, Before before, AuditResult result, LiaisonRecords records, Long run) {
    return next(earlier, before, result, Whereabouts.of(result, records), run);
  }

  private static Lives next(
      Lives earlier, Before before, AuditResult result, Whereabouts whereabouts, Long run) {
    Seen now = new Seen(run, result.context().asOf());
    Map<String, String> names = new HashMap<>();
    for (Rule rule : result.pack().rules()) {
      rule.formerCodes().forEach(former -> names.put(former, rule.code()));
    }
    Map<Key, Life> known = new LinkedHashMap<>();
    if (earlier != null) {
      for (Life life : earlier.all()) {
        known.merge(Key.of(life, names), life, Lives::theOneToGoOnWith);
      }
    }
    Map<String, Life> lives = new TreeMap<>();
    for (Finding finding : result.findings()) {
      Life old = known.remove(Key.of(finding));
      Life life = old == null ? Life.born(finding, now) : old.found(finding, now);
      lives.put(life.fingerprint(), life);
    }
    Unjudged unjudged = new Unjudged(result);
    known.forEach(
        (key, life) -> {
          Text why = unjudged.why(key.rule(), whereabouts.branchOf(life));
          Life left = life.notFound(key.rule(), why);
          lives.put(left.fingerprint(), left);
        });
    return new Lives(now, before, null, lives.values());
  }

  /** What tells findings apart whatever their rule was called when they were found. */
  private record Key(String rule, String subject, String occasion) {

    static Key of(Finding finding) {
      return new Key(finding.rule(), finding.subject(), finding.occasion());
    }

    static Key of(Life life, Map<String, String> names) {
      return new Key(names.getOrDefault(life.rule(), life.rule()), life.subject(), life.occasion());
    }
  }

  /** Where two rules became one: the finding that is open, else the older one. */
  private static Life theOneToGoOnWith(Life one, Life other) {
    if (one.state().open() != other.state().open()) {
      return one.state().open() ? one : other;
    }
    return other.first().asOf().isBefore(one.first().asOf()) ? other : one;
  }

  /** The same, saying that a later run was not compared with; null = none was passed over. */
  public Lives passingOver(Long run) {
    return new Lives(audit, before, run, byFingerprint.values());
  }

  /**
   * The same without those of some findings that this audit has, which are counted apart.
   *
   * @param fingerprints of those left out
   */
  public Lives without(Set<String> fingerprints) {
    return fingerprints.isEmpty()
        ? this
        : new Lives(
            audit,
            before,
            passedOver,
            byFingerprint.values().stream()
                .filter(life -> !life.state().found() || !fingerprints.contains(life.fingerprint()))
                .toList());
  }

  /** The audit that they are of. */
  public Seen audit() {
    return audit;
  }

  /** The audit that they were compared with; null = there was none. */
  public Before before() {
    return before;
  }

  /** The run that was not compared with, for its other settings; null = none. */
  public Long passedOver() {
    return passedOver;
  }

  /** All of them, by rule, subject, unit and occasion. */
  public Collection<Life> all() {
    return Collections.unmodifiableCollection(byFingerprint.values());
  }

  /** The life of a finding. */
  public Optional<Life> find(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  /** Those in one of some states, in the same order. */
  public List<Life> in(Life.State... states) {
    Set<Life.State> wanted = Set.of(states);
    return all().stream().filter(life -> wanted.contains(life.state())).toList();
  }

  /** How many are in a state. */
  public int count(Life.State state) {
    return (int) all().stream().filter(life -> life.state() == state).count();
  }

  /** SHA-256 over all that they say, in lower-case hex. */
  public String sha256() {
    Sha256 hash = new Sha256();
    Stream.concat(
            Stream.of(audit + " " + before + " " + passedOver), all().stream().map(Life::toString))
        .forEach(line -> hash.add(line + "\n"));
    return hash.hex();
  }
}
