package io.narrows.instrumentation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Advice is a translator: one statement in, one out, everything suppressed; only types that the
 * watched class sees anyway, and those of the boot loader, are named. Read from the bytecode, so
 * that nobody needs to remember it.
 */
final class AdviceLaw {
  private static final String ENTER = "Lnet/bytebuddy/asm/Advice$OnMethodEnter;";
  private static final String EXIT = "Lnet/bytebuddy/asm/Advice$OnMethodExit;";
  private static final String BOOTSTRAP = "io/narrows/bootstrap/";

  private AdviceLaw() {}

  /** What breaks the law in this class, one line each; empty is lawful. */
  static List<String> violations(Class<?> advice) {
    String resource = advice.getName().replace('.', '/') + ".class";
    try (InputStream in = advice.getClassLoader().getResourceAsStream(resource)) {
      Reading reading = new Reading(advice);
      new ClassReader(in.readAllBytes()).accept(reading, ClassReader.SKIP_FRAMES);
      if (reading.adviceMethods == 0) {
        reading.violations.add(advice.getName() + ": no advice method");
      }
      return reading.violations;
    } catch (IOException unreadable) {
      throw new IllegalStateException(resource, unreadable);
    }
  }

  private static final class Reading extends ClassVisitor {
    private final Class<?> advice;
    private final List<String> violations = new ArrayList<>();
    private int adviceMethods;

    Reading(Class<?> advice) {
      super(OpenedClassReader.ASM_API);
      this.advice = advice;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return name.startsWith("<") ? null : new Body(name, (access & Opcodes.ACC_STATIC) != 0);
    }

    private final class Body extends MethodVisitor {
      private final String name;
      private final List<Label> passed = new ArrayList<>();
      private boolean isAdvice;
      private boolean suppresses;
      private int statements;

      Body(String name, boolean isStatic) {
        super(OpenedClassReader.ASM_API);
        this.name = name;
        if (!isStatic) {
          violation("is not static");
        }
      }

      private void violation(String what) {
        violations.add(advice.getName() + "." + name + ": " + what);
      }

      @Override
      public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        if (!descriptor.equals(ENTER) && !descriptor.equals(EXIT)) {
          return null;
        }
        isAdvice = true;
        adviceMethods++;
        return new AnnotationVisitor(OpenedClassReader.ASM_API) {
          @Override
          public void visit(String attribute, Object value) {
            if (attribute.equals("suppress")) {
              suppresses = value.equals(Type.getType(Throwable.class));
            }
          }
        };
      }

      @Override
      public void visitVarInsn(int opcode, int index) {
        // A store to a local is a second statement; assigning a parameter is how advice sets an
        // argument or a result, and is the one statement.
        if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
          statements++;
        }
      }

      @Override
      public void visitInsn(int opcode) {
        if (opcode == Opcodes.POP || opcode == Opcodes.POP2) {
          statements++;
        } else if (opcode == Opcodes.ATHROW
            || opcode == Opcodes.MONITORENTER
            || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
          violation("opcode " + opcode);
        }
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String method, String descriptor, boolean isInterface) {
        if (owner.startsWith("io/narrows/") && !owner.startsWith(BOOTSTRAP)) {
          violation("calls " + owner + ", which the watched class does not see");
        }
        if (Type.getReturnType(descriptor) == Type.VOID_TYPE && !method.equals("<init>")) {
          statements++;
        }
        if (owner.startsWith(BOOTSTRAP)) {
          crossing(descriptor);
        }
      }

      private void crossing(String descriptor) {
        for (Type argument : Type.getArgumentTypes(descriptor)) {
          Type element = argument.getSort() == Type.ARRAY ? argument.getElementType() : argument;
          boolean primitive = element.getSort() < Type.ARRAY;
          String type = element.getInternalName();
          if (!primitive && !type.startsWith("java/") && !type.startsWith(BOOTSTRAP)) {
            violation("passes " + type);
          }
        }
      }

      @Override
      public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW && !type.startsWith(BOOTSTRAP)) {
          violation("makes a " + type);
        }
      }

      @Override
      public void visitInvokeDynamicInsn(
          String method, String descriptor, Handle bootstrap, Object... arguments) {
        violation("uses invokedynamic: a lambda, or a concatenation of strings");
      }

      @Override
      public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        violation("catches");
      }

      @Override
      public void visitLabel(Label label) {
        passed.add(label);
      }

      @Override
      public void visitJumpInsn(int opcode, Label label) {
        if (passed.contains(label)) {
          violation("loops");
        }
      }

      @Override
      public void visitEnd() {
        if (!isAdvice) {
          violation("is a method that woven code cannot call");
        } else if (!suppresses) {
          violation("lets its own errors through: suppress is not Throwable");
        }
        if (statements > 1) {
          violation("has " + statements + " statements");
        }
      }
    }
  }
}
