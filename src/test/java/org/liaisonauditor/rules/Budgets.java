package org.liaisonauditor.rules;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Compiled packs under other limits, for tests of what happens at them. */
public final class Budgets {

  private Budgets() {}

  /** The usual limits, but for the time. */
  public static CompiledPack within(CompiledPack pack, Duration time, LongSupplier ticker) {
    return pack.within(RuleLimits.within(time, ticker));
  }

  /** As many pairs as a rule likes: the time alone ends it. */
  public static CompiledPack timeAlone(CompiledPack pack, Duration time, LongSupplier ticker) {
    long any = Long.MAX_VALUE / 2;
    return pack.within(new RuleLimits(0, any, 0, any, 0, any, time, ticker));
  }
}
