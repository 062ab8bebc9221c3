package io.narrows.instrumentation.weaving;

import io.narrows.bootstrap.Attachable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class: Byte Buddy's advice over its ASM, without the type builder around them, which
 * would load 300 classes more and copy what it does not change.
 */
final class Loom {
  private static final String FIELD = "narrows$attachment";
  private static final String ATTACHABLE = Attachable.class.getName().replace('.', '/');
  private static final String OBJECT = "Ljava/lang/Object;";

  private final AdviceCatalog catalog = new AdviceCatalog();

  /** Returns the woven class, or null when no declared method was matched and no field given. */
  byte @Nullable [] weave(
      String internalName,
      @Nullable ClassLoader loader,
      byte[] bytes,
      List<Weave> weaves,
      boolean attachable) {
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    Threads threads = new Threads(writer, internalName, loader, bytes, weaves, attachable);
    catalog.weavesFor(loader);
    try {
      reader.accept(threads, 0);
    } finally {
      catalog.hasWoven();
    }
    return threads.woven > 0 || isForItsField(weaves) ? writer.toByteArray() : null;
  }

  private static boolean isForItsField(List<Weave> weaves) {
    for (Weave weave : weaves) {
      if (weave.isAttachable() && weave.joins().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Passes a class through and puts advice around the methods that are matched. */
  private final class Threads extends ClassVisitor {
    private final List<Weave> weaves;
    private final boolean attachable;
    private final TypeDescription type;
    private final TypePool pool;
    private final Implementation.Context context;
    private String name;
    private boolean attached;
    int woven;

    Threads(
        ClassVisitor next,
        String name,
        @Nullable ClassLoader loader,
        byte[] bytes,
        List<Weave> weaves,
        boolean attachable) {
      super(OpenedClassReader.ASM_API, next);
      this.name = name;
      this.weaves = weaves;
      this.attachable = attachable;
      String binaryName = name.replace('/', '.');
      pool =
          new TypePool.Default(
              new TypePool.CacheProvider.Simple(),
              new ClassFileLocator.Compound(
                  ClassFileLocator.Simple.of(binaryName, bytes),
                  ClassFileLocator.ForClassLoader.of(loader),
                  // The bootstrap types were defined without a file: only our loader has theirs.
                  ClassFileLocator.ForClassLoader.of(Loom.class.getClassLoader())),
              TypePool.Default.ReaderMode.FAST);
      type = pool.describe(binaryName).resolve();
      ClassFileVersion version = ClassFileVersion.ofClassFile(bytes);
      context =
          Implementation.Context.Disabled.Factory.INSTANCE.make(
              type,
              new AuxiliaryType.NamingStrategy.SuffixingRandom("narrows"),
              TypeInitializer.None.INSTANCE,
              version,
              version,
              version.isAtLeast(ClassFileVersion.JAVA_V6)
                  ? Implementation.Context.FrameGeneration.GENERATE
                  : Implementation.Context.FrameGeneration.DISABLED);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      this.name = name;
      String[] implemented = interfaces;
      if (attachable && !contains(interfaces, ATTACHABLE)) {
        attached = true;
        implemented = Arrays.copyOf(interfaces, interfaces.length + 1);
        implemented[interfaces.length] = ATTACHABLE;
      }
      super.visit(version, access, name, signature, superName, implemented);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
      int skipped = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;
      if (visitor == null || (access & skipped) != 0) {
        return visitor;
      }
      // A class that is named may be a subtype as well: each advice goes there once.
      Set<Class<?>> put = new HashSet<>(2);
      for (Weave weave : weaves) {
        for (Weave.Join join : weave.joins()) {
          if (join.matches(name, descriptor) && put.add(join.advice)) {
            visitor = wrap(catalog.of(join.advice), visitor, name, descriptor);
          }
        }
      }
      return visitor;
    }

    private MethodVisitor wrap(
        Advice advice, MethodVisitor visitor, String name, String descriptor) {
      for (MethodDescription method : type.getDeclaredMethods()) {
        if (method.getInternalName().equals(name) && method.getDescriptor().equals(descriptor)) {
          woven++;
          return advice.wrap(type, method, visitor, context, pool, 0, 0);
        }
      }
      return visitor;
    }

    @Override
    public void visitEnd() {
      if (attached) {
        addAttachment();
      }
      super.visitEnd();
    }

    private void addAttachment() {
      int hidden = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
      cv.visitField(hidden, FIELD, OBJECT, null, null).visitEnd();
      int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor get = cv.visitMethod(access, "narrows$attached", "()" + OBJECT, null, null);
      get.visitCode();
      get.visitVarInsn(Opcodes.ALOAD, 0);
      get.visitFieldInsn(Opcodes.GETFIELD, name, FIELD, OBJECT);
      get.visitInsn(Opcodes.ARETURN);
      get.visitMaxs(1, 1);
      get.visitEnd();
      MethodVisitor set = cv.visitMethod(access, "narrows$attach", "(" + OBJECT + ")V", null, null);
      set.visitCode();
      set.visitVarInsn(Opcodes.ALOAD, 0);
      set.visitVarInsn(Opcodes.ALOAD, 1);
      set.visitFieldInsn(Opcodes.PUTFIELD, name, FIELD, OBJECT);
      set.visitInsn(Opcodes.RETURN);
      set.visitMaxs(2, 2);
      set.visitEnd();
    }
  }

  private static boolean contains(String[] names, String name) {
    for (String each : names) {
      if (each.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
