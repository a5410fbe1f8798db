package org.liaisonauditor.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.invoke.StringConcatFactory;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.model.DomainClassMetadata;
import org.drools.model.Index;
import org.drools.model.Model;
import org.drools.model.PatternDSL;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.PredicateInformation;
import org.drools.model.impl.RuleBuilder;
import org.drools.model.operators.ContainsOperator;
import org.drools.model.operators.InOperator;
import org.drools.model.operators.MemberOfOperator;
import org.drools.model.view.ViewItemBuilder;
import org.drools.modelcompiler.CanonicalKieModuleModel;
import org.drools.modelcompiler.dsl.pattern.D;
import org.drools.modelcompiler.util.EvaluationUtil;
import org.drools.util.DateUtils;
import org.kie.api.builder.ReleaseId;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.FactTypes;
import org.liaisonauditor.facts.Findings;

/**
 * The classes that compiled rules may reach, and what they may use of each. The second wall is made
 * of it, class loaders that know no others, and the third, which reads the bytecode.
 */
final class AllowedClasses {

  private static final String FOR_COMPILING = "classes-for-compiling.txt";

  /** Drools numbers these by how many values a rule binds. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "org\\.drools\\.model\\.(?:functions\\.(?:Predicate|Function|Block)(?:\\d+|N)(?:\\$Impl)?"
              + "|consequences\\.ConsequenceBuilder\\$_(?:\\d+|N)|BetaIndex(?:\\d+|N)?)");

  private static final Map<Class<?>, Set<String>> MEMBERS =
      Map.ofEntries(
          Map.entry(Object.class, Set.of("<init>")),
          Map.entry(Enum.class, Set.of("<init>", "valueOf")),
          Map.entry(Integer.class, Set.of("TYPE", "valueOf", "intValue", "doubleValue")),
          Map.entry(Double.class, Set.of("TYPE", "valueOf", "doubleValue")),
          Map.entry(Boolean.class, Set.of("TYPE", "valueOf", "booleanValue")),
          Map.entry(RuntimeException.class, Set.of("<init>")),
          Map.entry(IllegalArgumentException.class, Set.of("<init>")),
          Map.entry(String.class, Set.of("hashCode", "valueOf")),
          // Joins texts by `+`; the check of the bytecode knows the one way to call it.
          Map.entry(StringConcatFactory.class, Set.of()),
          Map.entry(LocalDate.class, Set.of()),
          Map.entry(Collection.class, Set.of()),
          Map.entry(List.class, Set.of("add")),
          Map.entry(Set.class, Set.of()),
          Map.entry(ArrayList.class, Set.of("<init>()V")),
          Map.entry(Arrays.class, Set.of("asList")),
          Map.entry(Collections.class, Set.of("emptyList")),
          Map.entry(Locale.class, Set.of("ENGLISH")),
          Map.entry(DateTimeFormatter.class, Set.of()),
          Map.entry(
              DateTimeFormatterBuilder.class,
              Set.of("<init>", "parseCaseInsensitive", "appendPattern", "toFormatter")),
          Map.entry(DateUtils.class, Set.of("getDateFormatMask")),
          Map.entry(Model.class, Set.of()),
          Map.entry(Rule.class, Set.of()),
          Map.entry(RuleItemBuilder.class, Set.of()),
          Map.entry(ViewItemBuilder.class, Set.of()),
          Map.entry(Variable.class, Set.of()),
          Map.entry(HashedExpression.class, Set.of()),
          Map.entry(ReleaseId.class, Set.of()),
          Map.entry(CanonicalKieModuleModel.class, Set.of()),
          Map.entry(DomainClassMetadata.class, Set.of("getPropertyIndex")),
          Map.entry(PatternDSL.PatternDef.class, Set.of("bind", "expr")),
          Map.entry(
              PredicateInformation.class,
              Set.of("<init>", "addRuleNames", "setMoreThanMaxRuleDefs")),
          Map.entry(RuleBuilder.class, Set.of("build")),
          Map.entry(ContainsOperator.class, Set.of("INSTANCE")),
          Map.entry(InOperator.class, Set.of("INSTANCE")),
          Map.entry(MemberOfOperator.class, Set.of("INSTANCE")),
          Map.entry(
              Index.ConstraintType.class,
              Arrays.stream(Index.ConstraintType.values())
                  .map(Enum::name)
                  .collect(Collectors.toSet())),
          Map.entry(
              D.class,
              Set.of(
                  "rule",
                  "pattern",
                  "declarationOf",
                  "globalOf",
                  "eval",
                  "on",
                  "and",
                  "or",
                  "not",
                  "exists",
                  "forall",
                  "alphaIndexedBy",
                  "betaIndexedBy",
                  "reactOn")),
          Map.entry(
              EvaluationUtil.class,
              Arrays.stream(EvaluationUtil.class.getMethods())
                  .map(Method::getName)
                  .filter(
                      name ->
                          name.matches("are.*NullSafeEquals|(?:greater|less)(?:Than|OrEqual).*"))
                  .collect(Collectors.toSet())),
          Map.entry(Findings.class, Set.of("report", "reportAs")));

  private static final Map<String, Set<String>> BY_NAME = byName();
  private static final Set<String> RUNNING = withSupertypes(BY_NAME.keySet());

  private AllowedClasses() {}

  /** A loader that knows what rules may reach at run time, and nothing else. */
  static ClassLoader forRunning() {
    return new Loader(RUNNING, false);
  }

  /** A loader that knows what the compiler of rules needs, and nothing else. */
  static ClassLoader forCompiler() {
    return new Loader(Compiling.NAMES, true);
  }

  /** Whether rules may name a class; its name with dots. */
  static boolean mayName(String type) {
    return RUNNING.contains(type) || NUMBERED.matcher(type).matches();
  }

  /**
   * Whether rules may use a field or method of a class; names with dots.
   *
   * @param descriptor what a method takes and gives, as in the class; where it matters, the list
   *     says which
   */
  static boolean mayUse(String owner, String member, String descriptor) {
    Set<String> members = BY_NAME.get(owner);
    return members == null
        ? member.equals("execute") && NUMBERED.matcher(owner).matches()
        : members.contains(member) || members.contains(member + descriptor);
  }

  private static Map<String, Set<String>> byName() {
    Map<String, Set<String>> members = new HashMap<>();
    MEMBERS.forEach((type, names) -> members.put(type.getName(), new HashSet<>(names)));
    for (Class<?> type : List.of(String.class, LocalDate.class, Collection.class)) {
      FactFields.functions(type).forEach(one -> members.get(type.getName()).add(one.getName()));
    }
    for (Class<?> collection : List.of(List.class, Set.class)) {
      members.get(collection.getName()).addAll(members.get(Collection.class.getName()));
    }
    List<Class<?>> facts = new ArrayList<>(FactTypes.ALL);
    facts.add(Fact.class);
    for (Class<?> fact : facts) {
      members.put(
          fact.getName(),
          FactFields.functions(fact).stream().map(Method::getName).collect(Collectors.toSet()));
      // Records are evidence: rules hand them on, and look into none.
      FactFields.fields(fact).values().stream()
          .filter(Submitted.class::isAssignableFrom)
          .forEach(record -> members.put(record.getName(), Set.of()));
    }
    members.put(Submitted.class.getName(), Set.of());
    return members;
  }

  private static Set<String> forCompiling() {
    Set<String> names = new HashSet<>(BY_NAME.keySet());
    try (InputStream stream = AllowedClasses.class.getResourceAsStream(FOR_COMPILING);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file can't be read", e);
    }
    return names;
  }

  /** Classes with all that they extend and implement, whatever the JDK makes of them. */
  private static Set<String> withSupertypes(Set<String> names) {
    Set<String> all = new HashSet<>();
    Deque<Class<?>> left = new ArrayDeque<>();
    for (String name : names) {
      try {
        left.add(Class.forName(name, false, AllowedClasses.class.getClassLoader()));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("a class that rules need is not there: " + name, e);
      }
    }
    while (!left.isEmpty()) {
      Class<?> type = left.pop();
      if (all.add(type.getName())) {
        left.addAll(List.of(type.getInterfaces()));
        if (type.getSuperclass() != null) {
          left.add(type.getSuperclass());
        }
      }
    }
    return all;
  }

  /** Gathered only where rules are compiled: it takes a while. */
  private static final class Compiling {
    static final Set<String> NAMES = withSupertypes(forCompiling());
  }

  /** Knows the classes of a list alone, those of Java included. */
  private static final class Loader extends ClassLoader {

    private static final ClassLoader OWN = AllowedClasses.class.getClassLoader();

    private final Set<String> names;
    private final boolean settings;

    /**
     * A loader.
     *
     * @param names the classes that it knows
     * @param settings whether it knows the settings of Drools, which name further classes
     */
    Loader(Set<String> names, boolean settings) {
      super("rules", null);
      this.names = names;
      this.settings = settings;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!allowed(name)) {
        throw new ClassNotFoundException(name + " is not allowed in rules");
      }
      return Class.forName(name, false, OWN);
    }

    private boolean allowed(String name) {
      return names.contains(name) || NUMBERED.matcher(name).matches();
    }

    @Override
    public URL getResource(String name) {
      return visible(name) ? OWN.getResource(name) : null;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return visible(name) ? OWN.getResourceAsStream(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return visible(name) || settings && name.startsWith("META-INF/kie.")
          ? OWN.getResources(name)
          : Collections.emptyEnumeration();
    }

    private boolean visible(String name) {
      return name.endsWith(".class")
          && allowed(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
    }
  }
}
