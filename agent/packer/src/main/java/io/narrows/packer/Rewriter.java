package io.narrows.packer;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Relocates what the rules say, and takes from the classes of libraries what no running program
 * looks at: names of local variables, line numbers and Kotlin's metadata, a fifth of their size.
 */
final class Rewriter {
  private static final String KOTLIN_METADATA = "Lkotlin/Metadata;";

  private final Rules rules;
  private final Set<String> relocated = new TreeSet<>();

  Rewriter(Rules rules) {
    this.rules = rules;
  }

  byte[] rewrite(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassRemapper(new Slim(new Members(writer)), new Relocation()), ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  /** Fails when a relocated class or member does not exist. */
  void check(Map<String, byte[]> classes, Set<String> reached) {
    Set<String> missing = new TreeSet<>(relocated);
    for (String name : reached) {
      missing.remove(name);
      if (relocated.contains(name)) {
        missing.removeAll(members(name, classes.get(name)));
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("relocated to something that does not exist: " + missing);
    }
  }

  private static Set<String> members(String owner, byte[] bytes) {
    Set<String> members = new TreeSet<>();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  @Nullable Object value) {
                members.add(owner + "." + name + descriptor);
                return null;
              }

              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                members.add(owner + "." + name + descriptor);
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return members;
  }

  private final class Relocation extends Remapper {
    Relocation() {
      super(Opcodes.ASM9);
    }

    @Override
    public String map(String internalName) {
      String to = rules.relocate(internalName);
      if (!to.equals(internalName)) {
        relocated.add(to);
      }
      return to;
    }
  }

  /** Notes the methods and fields that are used of relocated classes. */
  private final class Members extends ClassVisitor {
    Members(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          if (relocated.contains(owner)) {
            relocated.add(owner + "." + name + descriptor);
          }
          super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
          if (relocated.contains(owner)) {
            relocated.add(owner + "." + name + descriptor);
          }
          super.visitFieldInsn(opcode, owner, name, descriptor);
        }
      };
    }
  }

  private static final class Slim extends ClassVisitor {
    Slim(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return descriptor.equals(KOTLIN_METADATA) ? null : super.visitAnnotation(descriptor, visible);
    }
  }
}
