package io.narrows.instrumentation.weaving;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.asm.Advice.Thrown;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Weaves every method of a class, with all that advice can ask for there. */
final class EveryMethod extends ClassVisitor {
  private static final Advice TOKEN = read(Token.class);
  private static final Advice SELF = read(Self.class);
  private static final Advice MADE = read(Made.class);
  private static final Advice FIRST = read(First.class);
  private static final Advice RESULT = read(Result.class);
  private static final DeclaredFields NO_FIELDS = new DeclaredFields(null, null);

  private final int[] locals;
  private String name = "";
  private int version;
  private int number;
  private boolean isInterface;

  private EveryMethod(ClassVisitor next, int[] locals) {
    super(Opcodes.ASM9, next);
    this.locals = locals;
  }

  static byte[] weave(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    int[] locals = Objects.requireNonNull(ClassHeader.read(bytes, null)).locals();
    reader.accept(new EveryMethod(writer, locals), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static Advice read(Class<?> advice) {
    String file = advice.getName().replace('.', '/') + ".class";
    try (InputStream in = EveryMethod.class.getClassLoader().getResourceAsStream(file)) {
      return Advice.read(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      String signature,
      String superName,
      String[] interfaces) {
    this.version = version;
    this.name = name;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    int at = number++;
    MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
    boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    if (!hasCode || isInterface || method.equals("<clinit>")) {
      return next;
    }
    Target target = new Target(version, name, access, method, descriptor, locals[at]);
    return wrap(next, target, suited(target));
  }

  private static List<Advice> suited(Target target) {
    List<Advice> advice = new ArrayList<>();
    if (target.isConstructor) {
      return List.of(MADE);
    }
    advice.add(target.isStatic ? TOKEN : SELF);
    if (target.arguments.length > 0 && target.arguments[0].getSort() >= Type.ARRAY) {
      advice.add(FIRST);
    }
    if (target.result.getSort() >= Type.ARRAY) {
      advice.add(RESULT);
    }
    return advice;
  }

  private static MethodVisitor wrap(MethodVisitor next, Target target, List<Advice> advice) {
    Places[] places = new Places[advice.size()];
    int free = target.locals;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = new Places(target, advice.get(i), free);
      free = places[i].end();
    }
    MethodVisitor around = next;
    for (int i = 0; i < places.length; i++) {
      around = new Around(around, target, advice.get(i), places[i], NO_FIELDS);
    }
    return around;
  }

  static final class Token {
    @OnMethodEnter(suppress = Throwable.class)
    static long enter() {
      return Calls.begun(null);
    }

    @OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Enter long token, @Thrown Throwable error) {
      Calls.ended(token, null, error);
    }
  }

  static final class Self {
    @OnMethodEnter(suppress = Throwable.class)
    static long enter(@This Object self) {
      return Calls.begun(self);
    }

    @OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@This Object self, @Enter long token, @Thrown Throwable error) {
      Calls.ended(token, self, error);
    }
  }

  static final class Made {
    @OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      Calls.begun(null);
    }

    @OnMethodExit(suppress = Throwable.class)
    static void exit(@This Object self) {
      Calls.ended(0, self, null);
    }
  }

  static final class First {
    @OnMethodExit(suppress = Throwable.class)
    static void exit(@Argument(0) Object argument) {
      Calls.ended(0, argument == null ? "nothing" : argument, null);
    }
  }

  static final class Result {
    @OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Return(readOnly = false) Object result, @Thrown Throwable error) {
      result = error == null ? result : null;
    }
  }
}
