package org.liaisonauditor.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The third wall: reads the classes that Drools made of the rules before one of them is loaded.
 * What they may call is listed in {@link AllowedClasses}; they may not jump back, catch, lock, call
 * each other in a circle, nor make arrays of any size. So they end, and reach nothing.
 */
final class BytecodeCheck {

  private static final String PROJECT_MODEL = "org.drools.project.model.ProjectModel_";
  private static final Pattern CLASSES =
      Pattern.compile(
          "[a-z][a-z0-9_]*\\.(?:P[0-9A-F]{2}\\.)?(?:Lambda|Rules|DomainClassesMetadata)[\\w$]+");

  /** What the description of the module calls, and no rule may. */
  private static final String MODULE_DESCRIPTION =
      "org\\.kie\\.api\\.(?:KieServices|builder\\.model\\.Kie(?:Module|Base|Session)Model"
          + "(?:\\$KieSessionType)?|conf\\.\\w+Option|runtime\\.conf\\.ClockTypeOption)"
          + "|org\\.kie\\.util\\.maven\\.support\\.ReleaseIdImpl";

  private static final Set<String> SUPERCLASSES = Set.of("java/lang/Object", "java/lang/Enum");
  private static final int LARGEST_ARRAY = 1_000;

  private final Map<String, byte[]> classes = new TreeMap<>();
  private final Set<String> own = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Set<String>> calls = new HashMap<>();
  private final Map<String, String> ruleOf = new HashMap<>();

  private BytecodeCheck(Map<String, byte[]> files) {
    files.forEach(
        (path, bytes) -> {
          if (path.endsWith(".class")) {
            String name = path.substring(0, path.length() - ".class".length());
            classes.put(name, bytes);
            own.add(name.replace('/', '.'));
          }
        });
  }

  /**
   * What the classes of a module do that rules may not; empty where nothing.
   *
   * @param files the files of the module by path
   */
  static List<String> faults(Map<String, byte[]> files) {
    BytecodeCheck check = new BytecodeCheck(files);
    // The classes that bind the others together say which rule each belongs to.
    check.classes.forEach((path, bytes) -> check.check(path, bytes, true));
    check.classes.forEach((path, bytes) -> check.check(path, bytes, false));
    check.circles();
    return check.faults.stream().distinct().toList();
  }

  private void check(String path, byte[] bytes, boolean binding) {
    if (binding != path.substring(path.lastIndexOf('/') + 1).startsWith("Rules")) {
      return;
    }
    try {
      ClassReader reader = new ClassReader(bytes);
      if (!reader.getClassName().equals(path)) {
        faults.add("the class " + path + " is named " + reader.getClassName() + " inside");
        return;
      }
      reader.accept(
          new OneClass(path.replace('/', '.')), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      faults.add("the class " + path + " can't be read");
    }
  }

  /** Methods of the rules' own classes that call each other for ever. */
  private void circles() {
    Map<String, Integer> waiting = new HashMap<>();
    Map<String, List<String>> callers = new HashMap<>();
    calls.forEach(
        (caller, callees) -> {
          long known = callees.stream().filter(calls::containsKey).count();
          waiting.put(caller, (int) known);
          callees.forEach(
              callee -> callers.computeIfAbsent(callee, any -> new ArrayList<>()).add(caller));
        });
    Deque<String> ends = new ArrayDeque<>();
    waiting.forEach(
        (method, left) -> {
          if (left == 0) {
            ends.add(method);
          }
        });
    int done = 0;
    while (!ends.isEmpty()) {
      done++;
      for (String caller : callers.getOrDefault(ends.pop(), List.of())) {
        if (waiting.merge(caller, -1, Integer::sum) == 0) {
          ends.add(caller);
        }
      }
    }
    if (done < calls.size()) {
      faults.add("the rules call each other in a circle");
    }
  }

  private final class OneClass extends ClassVisitor {

    private final String name;
    private final boolean description;

    OneClass(String name) {
      super(Opcodes.ASM9);
      this.name = name;
      this.description = name.startsWith(PROJECT_MODEL) && name.indexOf('$') < 0;
      if (!description && !CLASSES.matcher(name).matches()) {
        fault("is no class that rules are made of");
      }
    }

    @Override
    public void visit(
        int version, int access, String type, String signature, String parent, String[] kinds) {
      if (!SUPERCLASSES.contains(parent)) {
        fault("extends " + parent.replace('/', '.'));
      }
      for (String kind : kinds) {
        mayName(Type.getObjectType(kind));
      }
    }

    @Override
    public FieldVisitor visitField(
        int access, String field, String descriptor, String signature, Object value) {
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED)) != 0) {
        fault("has the method " + method + " that is native or locks");
      }
      calls.putIfAbsent(name + "." + method + descriptor, new HashSet<>());
      return new OneMethod(this, method, name + "." + method + descriptor);
    }

    private void fault(String message) {
      String rule = ruleOf.get(name);
      faults.add(
          (rule == null ? "the class " + simple() : "the compiled rule \"" + rule + "\"")
              + " "
              + message);
    }

    /** Without the hash that Drools adds. */
    private String simple() {
      return name.replaceAll("[0-9A-F]{32}", "…");
    }

    private void mayName(Type type) {
      Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
      String wanted = element.getClassName();
      boolean allowed =
          element.getSort() != Type.OBJECT
              || own.contains(wanted)
              || AllowedClasses.mayName(wanted)
              || description && wanted.matches(MODULE_DESCRIPTION);
      if (!allowed) {
        fault("names " + wanted);
      }
    }

    private void mayUse(String owner, String member, String descriptor) {
      boolean allowed =
          own.contains(owner)
              || AllowedClasses.mayUse(owner, member, descriptor)
              || description && owner.matches(MODULE_DESCRIPTION);
      if (!allowed) {
        fault("uses " + owner + "." + member);
      }
    }
  }

  private final class OneMethod extends MethodVisitor {

    private final OneClass type;
    private final String method;
    private final String key;
    private final Set<Label> passed = new HashSet<>();
    private int constant = -1;
    private String text;
    private String rule;

    OneMethod(OneClass type, String method, String key) {
      super(Opcodes.ASM9);
      this.type = type;
      this.method = method;
      this.key = key;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String descriptor, boolean isInterface) {
      String name = owner.replace('/', '.');
      constant = -1;
      if (own.contains(name)) {
        calls.computeIfAbsent(key, any -> new HashSet<>()).add(name + "." + called + descriptor);
      } else if (owner.equals("java/lang/System") && called.equals("arraycopy")) {
        // An enumeration copies its own values.
        if (!method.equals("values")) {
          type.fault("uses java.lang.System.arraycopy");
        }
      } else {
        if (called.equals("rule") && method.startsWith("rule_")) {
          rule = text;
        }
        type.mayUse(name, called, descriptor);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
      constant = -1;
      boolean writes = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
      if (writes && !own.contains(owner.replace('/', '.'))) {
        type.fault("writes " + owner.replace('/', '.') + "." + field);
      }
      if (rule != null && own.contains(owner.replace('/', '.'))) {
        ruleOf.putIfAbsent(owner.replace('/', '.'), rule);
      }
      type.mayUse(owner.replace('/', '.'), field, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String called, String descriptor, Handle bootstrap, Object... arguments) {
      constant = -1;
      boolean joins =
          bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")
              && bootstrap.getName().equals("makeConcatWithConstants");
      if (!joins) {
        type.fault("makes code while it runs (" + bootstrap.getOwner().replace('/', '.') + ")");
      }
      for (Object argument : arguments) {
        constant(argument);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant = value instanceof Integer number ? number : -1;
      text = value instanceof String string ? string : text;
      constant(value);
    }

    private void constant(Object value) {
      if (value instanceof Type named && named.getSort() != Type.METHOD) {
        type.mayName(named);
      } else if (value instanceof Handle || value instanceof ConstantDynamic) {
        type.fault("makes a constant by code");
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String named) {
      type.mayName(Type.getObjectType(named));
      if (opcode == Opcodes.ANEWARRAY) {
        array();
      }
      constant = -1;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode == Opcodes.NEWARRAY) {
        array();
      }
      constant = opcode == Opcodes.NEWARRAY ? -1 : operand;
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
        type.fault("locks");
      }
      boolean small = opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5;
      constant = small ? opcode - Opcodes.ICONST_0 : -1;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      constant = -1;
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      type.fault("makes an array of arrays");
    }

    /** An array has a size that stands in the code; only an enumeration copies its own. */
    private void array() {
      if (!method.equals("values") && (constant < 0 || constant > LARGEST_ARRAY)) {
        type.fault("makes an array of any size");
      }
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      constant = -1;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      constant = -1;
      forwards(label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
      forwards(otherwise);
      for (Label label : labels) {
        forwards(label);
      }
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      forwards(otherwise);
      for (Label label : labels) {
        forwards(label);
      }
    }

    private void forwards(Label label) {
      if (passed.contains(label)) {
        type.fault("jumps back (a loop) in " + method);
      }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String caught) {
      type.fault("catches what goes wrong");
    }
  }
}
