package org.liaisonauditor.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.FollowUpKind;
import org.liaisonauditor.domain.Grade;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.FactTypes;
import org.liaisonauditor.facts.FollowUpDone;
import org.liaisonauditor.facts.Liaison;
import org.liaisonauditor.facts.Mark;
import org.liaisonauditor.facts.YearClassification;

/**
 * What a rule may name: the facts, their fields and functions, and the functions of plain values.
 * It is the one list that the check of the source and the check of the bytecode both hold rules to.
 */
final class FactFields {

  /** Parts of a fact that are for the engine. */
  private static final Set<String> ENGINE_ONLY =
      Set.of("context", "records", "parameterDay", "hashCode", "toString", "getClass");

  /** Functions of plain values that end, throw nothing worse than a refusal, and touch nothing. */
  private static final Map<Class<?>, Set<String>> PLAIN =
      Map.of(
          String.class,
          Set.of("length", "isEmpty", "isBlank", "startsWith", "endsWith", "contains", "equals"),
          LocalDate.class,
          Set.of(
              "getYear",
              "getMonthValue",
              "getDayOfMonth",
              "isBefore",
              "isAfter",
              "isEqual",
              "equals"),
          Collection.class,
          Set.of("size", "isEmpty", "contains"));

  /** Fields whose texts are one of a few words. */
  private static final Map<Class<?>, Map<String, Class<? extends Enum<?>>>> WORDS =
      Map.of(
          Mark.class, Map.of("status", AttendanceStatus.class),
          Liaison.class, Map.of("exemption", Exemption.class),
          FollowUpDone.class, Map.of("kind", FollowUpKind.class),
          YearClassification.class, Map.of("grade", Grade.class));

  private static final Map<String, Class<? extends Fact>> FACTS =
      FactTypes.ALL.stream()
          .collect(
              Collectors.toMap(
                  Class::getSimpleName, type -> type, (a, b) -> a, LinkedHashMap::new));

  private FactFields() {}

  /** The names of all facts. */
  static Set<String> facts() {
    return FACTS.keySet();
  }

  /** The fact of a name, or null. */
  static Class<? extends Fact> fact(String name) {
    return FACTS.get(name);
  }

  /** The fields of a fact with their types. */
  static Map<String, Class<?>> fields(Class<?> fact) {
    Map<String, Class<?>> fields = new LinkedHashMap<>();
    for (Method method : methods(fact)) {
      if (method.getParameterCount() == 0 && method.getReturnType() != void.class) {
        fields.put(fieldName(method), method.getReturnType());
      }
    }
    return fields;
  }

  /** The functions of a type that take something or, of a plain value, nothing. */
  static List<Method> functions(Class<?> type) {
    if (Fact.class.isAssignableFrom(type)) {
      return methods(type);
    }
    Class<?> owner = Collection.class.isAssignableFrom(type) ? Collection.class : type;
    Set<String> allowed = PLAIN.getOrDefault(owner, Set.of());
    return Arrays.stream(owner.getMethods())
        .filter(method -> allowed.contains(method.getName()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .toList();
  }

  /** The words that a field can hold; empty where it can hold any. */
  static Set<String> words(Class<?> fact, String field) {
    Class<? extends Enum<?>> type = WORDS.getOrDefault(fact, Map.of()).get(field);
    return type == null
        ? Set.of()
        : Arrays.stream(type.getEnumConstants())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Method> methods(Class<?> fact) {
    List<Method> methods = new ArrayList<>();
    for (Method method : fact.getMethods()) {
      if (Modifier.isPublic(method.getModifiers())
          && !Modifier.isStatic(method.getModifiers())
          && method.getDeclaringClass() != Object.class
          && !method.isBridge()
          && !method.getName().equals("equals")
          && !ENGINE_ONLY.contains(method.getName())) {
        methods.add(method);
      }
    }
    return methods;
  }

  /** The name by which a rule calls a function of a fact: a getter's without the get. */
  static String fieldName(Method method) {
    String name = method.getName();
    return name.matches("get[A-Z].*")
        ? Character.toLowerCase(name.charAt(3)) + name.substring(4)
        : name;
  }
}
