package org.liaisonauditor.schedule;

import java.util.List;
import java.util.stream.Collectors;
import org.liaisonauditor.yaml.Fault;

/** A timetable that can't be used, with all its faults. */
public final class TimetableRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  TimetableRefused(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = faults.stream().sorted(Fault.ORDER).distinct().toList();
  }

  /** What is wrong, by line. */
  public List<Fault> faults() {
    return faults;
  }
}
