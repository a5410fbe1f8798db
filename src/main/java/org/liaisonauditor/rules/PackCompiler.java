package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.liaisonauditor.yaml.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles the DRL of a pack to an executable model. */
final class PackCompiler {

  private static final Pattern QUOTED =
      Pattern.compile("(?:Expression |expression: |binding '|Expression:? ')(.+?)(?:'?\\]?:?$)");

  private static final Logger LOG = LoggerFactory.getLogger(PackCompiler.class);

  private PackCompiler() {}

  /** Gives the compiled module, or refuses the pack with what the compiler said of its files. */
  static InternalKieModule compile(RulePack pack, ReleaseId release, Set<Wall> walls)
      throws PackRefused {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    Map<String, String> drl = new TreeMap<>(pack.drl());
    drl.forEach((code, text) -> files.write(path(pack, code), text));
    KieBuilder builder = builder(services, files, walls);
    try {
      builder.buildAll(ExecutableModelProject.class);
    } catch (RuntimeException | StackOverflowError e) {
      // The compiler gives up on some of what it can't understand, without saying where.
      LOG.warn("The compiler of rules failed", e);
      throw new PackRefused(
          List.of(new Fault(".", 0, 0, "the rules can't be compiled: " + e.getMessage())));
    }
    List<Fault> faults = new ArrayList<>();
    for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
      // Beside each fault the compiler gives the whole class that it made; that helps nobody.
      if (!message.getText().startsWith("Java source of")) {
        faults.add(fault(pack, message));
      }
    }
    if (!faults.isEmpty()) {
      throw new PackRefused(faults);
    }
    return (InternalKieModule) builder.getKieModule();
  }

  private static KieBuilder builder(KieServices services, KieFileSystem files, Set<Wall> walls) {
    return walls.contains(Wall.CLASS_LOADER)
        ? services.newKieBuilder(files, AllowedClasses.forCompiler())
        : services.newKieBuilder(files);
  }

  private static String path(RulePack pack, String code) {
    return "src/main/resources/" + pack.regulation().code() + "/" + code + ".drl";
  }

  private static Fault fault(RulePack pack, Message message) {
    String code =
        pack.drl().keySet().stream()
            .filter(
                rule ->
                    message.getPath() != null && message.getPath().endsWith("/" + rule + ".drl"))
            .max(Comparator.comparingInt(String::length))
            .orElse(null);
    String file = code == null ? "." : pack.rule(code).drl();
    int line = Math.max(message.getLine(), 0);
    if (line == 0 && code != null) {
      line = lineOf(pack.drl().get(code), message.getText());
    }
    Fault fault = new Fault(file, line, 0, message.getText().strip());
    DrlCells cells = code == null ? null : pack.cells().get(code);
    return cells == null || line == 0 ? fault : cells.located(file, List.of(fault)).getFirst();
  }

  /** The compiler gives no line for some faults, but quotes the expression that it means. */
  private static int lineOf(String drl, String message) {
    Matcher matcher = QUOTED.matcher(message.strip());
    if (!matcher.find()) {
      return 0;
    }
    String expression = matcher.group(1).replace("_this.", "").strip();
    int at = drl.indexOf(expression);
    return at < 0 ? 0 : (int) drl.substring(0, at).lines().count();
  }
}
