package org.liaisonauditor.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.liaisonauditor.yaml.Fault;

/** A rule pack that can't be used, with all its faults. */
public final class PackRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  PackRefused(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = faults.stream().sorted(Fault.ORDER).distinct().toList();
  }

  /** What is wrong, by file and line. */
  public List<Fault> faults() {
    return faults;
  }
}
