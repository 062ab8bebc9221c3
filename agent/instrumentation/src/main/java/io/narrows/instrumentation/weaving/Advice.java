package io.narrows.instrumentation.weaving;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * An advice class, read from its class file: reflection would resolve the types in its signatures,
 * and a servlet request is known to the application's loader and not to ours.
 *
 * <p>The annotations are Byte Buddy's, and mean the same; what is read of them is what lawful
 * advice uses.
 */
final class Advice {
  private static final String ANNOTATIONS = "Lnet/bytebuddy/asm/Advice$";
  private static final String ENTER = ANNOTATIONS + "OnMethodEnter;";
  private static final String EXIT = ANNOTATIONS + "OnMethodExit;";

  final @Nullable AdviceMethod enter;
  final @Nullable AdviceMethod exit;

  private Advice(@Nullable AdviceMethod enter, @Nullable AdviceMethod exit) {
    this.enter = enter;
    this.exit = exit;
  }

  static Advice read(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    Methods methods = new Methods(reader);
    reader.accept(methods, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return new Advice(methods.enter, methods.exit);
  }

  private static final class Methods extends ClassVisitor {
    private final ClassReader file;
    private @Nullable AdviceMethod enter;
    private @Nullable AdviceMethod exit;

    Methods(ClassReader file) {
      super(Opcodes.ASM9);
      this.file = file;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return name.charAt(0) == '<' ? null : new Annotations(name, descriptor);
    }

    private final class Annotations extends MethodVisitor {
      private final String name;
      private final String descriptor;
      private final Type[] types;
      private final List<@Nullable Source> sources = new ArrayList<>();
      private @Nullable String role;
      private boolean catches;
      private boolean skips;

      Annotations(String name, String descriptor) {
        super(Opcodes.ASM9);
        this.name = name;
        this.descriptor = descriptor;
        types = Type.getArgumentTypes(descriptor);
        for (int i = 0; i < types.length; i++) {
          sources.add(null);
        }
      }

      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        if (annotation.equals(ENTER) || annotation.equals(EXIT)) {
          role = annotation;
        }
        return new AnnotationVisitor(Opcodes.ASM9) {
          @Override
          public void visit(String attribute, Object value) {
            catches |= attribute.equals("onThrowable");
            skips |= attribute.equals("skipOn");
          }
        };
      }

      @Override
      public @Nullable AnnotationVisitor visitParameterAnnotation(
          int parameter, String annotation, boolean visible) {
        Source.Kind kind = kind(annotation);
        return kind == null ? null : new Parameter(kind, parameter);
      }

      private final class Parameter extends AnnotationVisitor {
        private final Source.Kind kind;
        private final int parameter;
        private int argument;
        private String field = "";
        private boolean writable;

        Parameter(Source.Kind kind, int parameter) {
          super(Opcodes.ASM9);
          this.kind = kind;
          this.parameter = parameter;
        }

        @Override
        public void visit(String attribute, Object value) {
          if (attribute.equals("readOnly")) {
            writable = !(Boolean) value;
          } else if (value instanceof Integer) {
            argument = (Integer) value;
          } else if (value instanceof String) {
            field = (String) value;
          }
        }

        @Override
        public void visitEnd() {
          sources.set(parameter, new Source(kind, types[parameter], argument, field, writable));
        }
      }

      @Override
      public void visitEnd() {
        if (role == null) {
          return;
        }
        if (sources.contains(null)) {
          throw new IllegalStateException(
              "advice " + file.getClassName() + "." + name + " takes what cannot be given");
        }
        AdviceMethod method =
            new AdviceMethod(
                file, name, descriptor, sources.toArray(new Source[0]), catches, skips);
        if (role.equals(ENTER)) {
          enter = method;
        } else {
          exit = method;
        }
      }
    }
  }

  private static Source.@Nullable Kind kind(String annotation) {
    return switch (annotation) {
      case ANNOTATIONS + "This;" -> Source.Kind.THIS;
      case ANNOTATIONS + "Argument;" -> Source.Kind.ARGUMENT;
      case ANNOTATIONS + "FieldValue;" -> Source.Kind.FIELD;
      case ANNOTATIONS + "Enter;" -> Source.Kind.TOKEN;
      case ANNOTATIONS + "Return;" -> Source.Kind.RESULT;
      case ANNOTATIONS + "Thrown;" -> Source.Kind.THROWN;
      default -> null;
    };
  }
}
