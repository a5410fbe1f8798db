package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/** Compiles the DRL of a pack to an executable model. */
final class PackCompiler {

  private static final Pattern QUOTED =
      Pattern.compile("(?:Expression |expression: |binding '|Expression:? ')(.+?)(?:'?\\]?:?$)");

  private PackCompiler() {}

  /** Gives the compiled module, or refuses the pack with what the compiler said of its files. */
  static InternalKieModule compile(RulePack pack, ReleaseId release) throws PackRefused {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    Map<String, String> drl = new TreeMap<>(pack.drl());
    drl.forEach((code, text) -> files.write(path(pack, code), text));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    List<Fault> faults = new ArrayList<>();
    for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
      faults.add(fault(pack, message));
    }
    if (!faults.isEmpty()) {
      throw new PackRefused(faults);
    }
    return (InternalKieModule) builder.getKieModule();
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
    return new Fault(file, line, 0, message.getText().strip());
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
