package io.narrows.instrumentation.weaving;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method of an advice class: what it takes, what it gives, and its code. */
final class AdviceMethod {
  private final ClassReader file;
  private final String name;
  private final String descriptor;

  /** Where its parameters come from. */
  final Source[] sources;

  final Type result;

  /** Whether it runs at an exception too. */
  final boolean catches;

  /** Whether what it returns, if not null, stands for the body. */
  final boolean skips;

  private final Source[] bySlot;

  AdviceMethod(
      ClassReader file,
      String name,
      String descriptor,
      Source[] sources,
      boolean catches,
      boolean skips) {
    this.file = file;
    this.name = name;
    this.descriptor = descriptor;
    this.sources = sources;
    this.catches = catches;
    this.skips = skips;
    result = Type.getReturnType(descriptor);
    bySlot = new Source[(Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1];
    int slot = 0;
    for (Source source : sources) {
      bySlot[slot] = source;
      slot += source.type.getSize();
    }
  }

  /** The parameter in this slot; the law allows advice no other locals. */
  Source at(int slot) {
    Source source = slot < bySlot.length ? bySlot[slot] : null;
    if (source == null) {
      throw new IllegalStateException("advice " + file.getClassName() + " has a local variable");
    }
    return source;
  }

  /** Passes the code to this visitor, with expanded frames. */
  void replay(MethodVisitor code) {
    file.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String method,
              String methodDescriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return method.equals(name) && methodDescriptor.equals(descriptor) ? code : null;
          }
        },
        ClassReader.EXPAND_FRAMES | ClassReader.SKIP_DEBUG);
  }
}
