package io.narrows.packer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes classes of lambdas and method references in the build: the JVM would spin one for each at
 * run time, with method handles and their forms around it, for a third of a millisecond each and as
 * much again of classes. Those of one class for one interface become one class.
 *
 * <pre>
 *   invokedynamic            ->  Host$$0.make3(captured...)       a new Host$$0 that knows its number
 *   Host$$0.apply(x)         ->  Host.narrows$3(captured..., x)   by the number
 *   Host.narrows$3           ->  what the lambda calls            with the access of its class
 * </pre>
 *
 * <p>Records get their {@code hashCode} and {@code equals} here too. What {@code altMetafactory}
 * makes (serializable ones) stays as it is.
 */
final class Lambdas extends ClassVisitor {
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String ACCESS = "narrows$";

  private final Map<String, LambdaClass> byInterface = new LinkedHashMap<>();
  private final List<Lambda> lambdas = new ArrayList<>();
  private final List<Runnable> records = new ArrayList<>();
  private String host = "";
  private int version;
  private boolean isInterface;

  private Lambdas(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** The class without lambdas, and then the classes that stand for them. */
  static Map<String, byte[]> replace(String name, byte[] bytes) {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Lambdas lambdas = new Lambdas(writer);
    new ClassReader(bytes).accept(lambdas, 0);
    classes.put(name, lambdas.isNeeded() ? writer.toByteArray() : bytes);
    for (LambdaClass each : lambdas.byInterface.values()) {
      classes.put(each.name(), each.bytes());
    }
    return classes;
  }

  private boolean isNeeded() {
    return !lambdas.isEmpty() || !records.isEmpty();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    host = name;
    this.version = version;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(
        Opcodes.ASM9, super.visitMethod(access, method, descriptor, signature, exceptions)) {
      @Override
      public void visitInvokeDynamicInsn(
          String name, String type, Handle bootstrap, Object... arguments) {
        if (RecordMethods.isOne(bootstrap, name)) {
          records.add(() -> RecordMethods.write(cv, name, type, arguments));
          String written = name.equals("equals") ? RecordMethods.EQUALS : RecordMethods.HASH;
          super.visitMethodInsn(Opcodes.INVOKESTATIC, host, written, type, false);
          return;
        }
        if (!bootstrap.getOwner().equals(FACTORY) || !bootstrap.getName().equals("metafactory")) {
          super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
          return;
        }
        Lambda lambda =
            new Lambda(
                host,
                isInterface,
                ACCESS + lambdas.size(),
                type,
                (Type) arguments[0],
                (Handle) arguments[1],
                (Type) arguments[2]);
        lambdas.add(lambda);
        LambdaClass made = classOf(name, Type.getReturnType(type));
        super.visitMethodInsn(Opcodes.INVOKESTATIC, made.name(), made.add(lambda), type, false);
      }
    };
  }

  /** One for each interface and its method, which differs where the interface is generic. */
  private LambdaClass classOf(String method, Type type) {
    return byInterface.computeIfAbsent(
        type.getInternalName(),
        key -> new LambdaClass(version, host + "$$" + byInterface.size(), key, method));
  }

  @Override
  public void visitEnd() {
    for (Lambda lambda : lambdas) {
      lambda.writeAccess(cv);
    }
    records.forEach(Runnable::run);
    super.visitEnd();
  }
}
