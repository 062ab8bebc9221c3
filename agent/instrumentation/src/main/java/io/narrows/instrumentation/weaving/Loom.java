package io.narrows.instrumentation.weaving;

import io.narrows.bootstrap.Attachable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaves one class: what is matched gets its advice, the rest is copied as it is. */
final class Loom {
  private static final String FIELD = "narrows$attachment";
  private static final String ATTACHABLE = Attachable.class.getName().replace('.', '/');
  private static final String OBJECT = "Ljava/lang/Object;";

  private final AdviceCatalog catalog = new AdviceCatalog();

  /** Returns the woven class, or null when no declared method was matched and no field given. */
  byte @Nullable [] weave(
      @Nullable ClassLoader loader, byte[] bytes, List<Weave> weaves, boolean attachable) {
    ClassHeader header = ClassHeader.read(bytes, null);
    if (header == null) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    // Nothing is computed by it, so it never asks for application classes.
    ClassWriter writer = new ClassWriter(reader, 0);
    Threads threads = new Threads(writer, loader, header.locals(), weaves, attachable);
    reader.accept(threads, ClassReader.EXPAND_FRAMES);
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
    private final @Nullable ClassLoader loader;
    private final int[] locals;
    private final List<Weave> weaves;
    private final boolean attachable;
    private String name = "";
    private int version;
    private @Nullable DeclaredFields fields;
    private boolean attached;
    private int methods;
    int woven;

    Threads(
        ClassVisitor next,
        @Nullable ClassLoader loader,
        int[] locals,
        List<Weave> weaves,
        boolean attachable) {
      super(Opcodes.ASM9, next);
      this.loader = loader;
      this.locals = locals;
      this.weaves = weaves;
      this.attachable = attachable;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String[] interfaces) {
      this.name = name;
      this.version = version;
      fields = new DeclaredFields(superName, loader);
      String[] implemented = interfaces;
      if (attachable && !Arrays.asList(interfaces).contains(ATTACHABLE)) {
        attached = true;
        implemented = Arrays.copyOf(interfaces, interfaces.length + 1);
        implemented[interfaces.length] = ATTACHABLE;
      }
      super.visit(version, access, name, signature, superName, implemented);
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String field,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      fields.add(field, descriptor);
      return super.visitField(access, field, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      int number = methods++;
      MethodVisitor visitor = super.visitMethod(access, method, descriptor, signature, exceptions);
      int skipped = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;
      List<Advice> advice = (access & skipped) == 0 ? advice(method, descriptor) : List.of();
      if (visitor == null || advice.isEmpty()) {
        return visitor;
      }
      Target target = new Target(version, name, access, method, descriptor, locals[number]);
      return wrap(visitor, target, advice);
    }

    /** A class that is named may be a subtype as well: each advice goes there once. */
    private List<Advice> advice(String method, String descriptor) {
      List<Advice> found = new ArrayList<>(2);
      for (Weave weave : weaves) {
        for (Weave.Join join : weave.joins()) {
          if (join.matches(method, descriptor)) {
            Advice advice = catalog.of(join.advice);
            if (!found.contains(advice)) {
              found.add(advice);
            }
          }
        }
      }
      return found;
    }

    /** The first advice is the outermost; the last one has the first free locals. */
    private MethodVisitor wrap(MethodVisitor visitor, Target target, List<Advice> advice) {
      Places[] places = new Places[advice.size()];
      int free = target.locals;
      for (int i = places.length - 1; i >= 0; i--) {
        places[i] = new Places(target, advice.get(i), free);
        free = places[i].end();
      }
      MethodVisitor around = visitor;
      for (int i = 0; i < places.length; i++) {
        woven++;
        around = new Around(around, target, advice.get(i), places[i], fields);
      }
      return around;
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
}
