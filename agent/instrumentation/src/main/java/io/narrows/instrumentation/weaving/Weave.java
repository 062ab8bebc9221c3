package io.narrows.instrumentation.weaving;

import java.util.ArrayList;
import java.util.List;

/**
 * Which classes get which advice: {@code Weave.implementing("java.sql.Statement").attachable()
 * .advise("execute", "(Ljava/lang/String;", Execute.class)}.
 */
public final class Weave {
  private final boolean byName;
  private final List<String> types;
  private final List<Join> joins = new ArrayList<>();
  private final List<Class<?>> adviceClasses = new ArrayList<>();
  private boolean attachable;
  private String mentioned = "";

  private Weave(boolean byName, List<String> types) {
    this.byName = byName;
    this.types = types;
  }

  /** The classes of these binary names, those of the JDK included. */
  public static Weave named(String... names) {
    return new Weave(true, internal(names));
  }

  /** Application classes that extend or implement one of these types, directly or not. */
  public static Weave subtypesOf(String... names) {
    return new Weave(false, internal(names));
  }

  private static List<String> internal(String... names) {
    List<String> internal = new ArrayList<>(names.length);
    for (String name : names) {
      internal.add(name.replace('.', '/'));
    }
    return internal;
  }

  /**
   * Gives the classes a field for what is attached to their objects, where they are woven at their
   * first load; elsewhere the weak map serves. Classes that are named may get that and no advice.
   */
  public Weave attachable() {
    attachable = true;
    return this;
  }

  /**
   * Adds advice to the declared methods of this name whose descriptor begins with this prefix;
   * abstract, native and bridge methods are left alone.
   *
   * @param method the name; {@code <init>} for constructors
   * @param descriptorPrefix for example {@code "()Z"}, or {@code "(Ljava/lang/String;"} for all
   *     overloads that take a string first, or empty for all
   */
  public Weave advise(String method, String descriptorPrefix, Class<?> advice) {
    adviceClasses.add(advice);
    return advise(method, descriptorPrefix, advice.getName());
  }

  /** The same by name: a class that is named is a class that is loaded. */
  Weave advise(String method, String descriptorPrefix, String advice) {
    joins.add(new Join(method, descriptorPrefix, advice));
    return this;
  }

  /**
   * Looks only at classes whose constants have this text in them, say the package of an interface:
   * methods called {@code close} are many, and finding super types out means to read their files.
   */
  public Weave mentioning(String text) {
    mentioned = text;
    return this;
  }

  /** What a class must have among its constants; empty for all. */
  String mentioned() {
    return mentioned;
  }

  /** Whether one of these methods, each a name and a descriptor, gets advice. */
  boolean advisesAny(List<String> methods) {
    for (String method : methods) {
      for (Join join : joins) {
        if (join.matches(method)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isByName() {
    return byName;
  }

  /** Internal names: of the classes themselves, or of the types they must extend. */
  List<String> types() {
    return types;
  }

  boolean isAttachable() {
    return attachable;
  }

  List<Join> joins() {
    return joins;
  }

  /** Every advice class of this weave, as its instrumentation gives them. */
  public List<Class<?>> adviceClasses() {
    return adviceClasses;
  }

  /** Where one advice goes. */
  static final class Join {
    final String method;
    final String descriptorPrefix;
    final String advice;
    private final String descriptor;

    Join(String method, String descriptorPrefix, String advice) {
      this.method = method;
      this.descriptorPrefix = descriptorPrefix;
      this.advice = advice;
      // So that the name is not only the beginning of another.
      descriptor = descriptorPrefix.isEmpty() ? "(" : descriptorPrefix;
    }

    /** The same, of a name with its descriptor. */
    boolean matches(String declared) {
      return declared.startsWith(method) && declared.startsWith(descriptor, method.length());
    }

    boolean matches(String name, String descriptor) {
      return method.equals(name) && descriptor.startsWith(descriptorPrefix);
    }
  }
}
