package org.liaisonauditor.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears Ctrl-C and the request to end before the Java machine does. Once that begins to shut down,
 * everything that listens shuts down at the same time, the embedded database under a running audit.
 */
final class StopSignals {

  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

  private StopSignals() {}

  /**
   * Calls once at the first of these signals; the next one ends the process on the spot. Where the
   * Java machine has no signals to give, everything shuts down at once.
   */
  static void first(Runnable stop) {
    try {
      // Not part of Java's own interface, and the compiler refuses the name where it warns of it.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object standard = handler.getField("SIG_DFL").get(null);
      for (String name : List.of("INT", "TERM")) {
        Object heard = signal.getConstructor(String.class).newInstance(name);
        Object first =
            Proxy.newProxyInstance(
                StopSignals.class.getClassLoader(),
                new Class<?>[] {handler},
                (proxy, method, arguments) -> {
                  signal.getMethod("handle", signal, handler).invoke(null, heard, standard);
                  stop.run();
                  return null;
                });
        signal.getMethod("handle", signal, handler).invoke(null, heard, first);
      }
    } catch (ReflectiveOperationException e) {
      LOG.debug("No signals are heard; the process is shut down all at once", e);
    }
  }
}
