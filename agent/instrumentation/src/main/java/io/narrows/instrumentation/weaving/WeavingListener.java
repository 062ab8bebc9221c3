package io.narrows.instrumentation.weaving;

/** Is told what became of each class that was to be woven; called by class-loading threads. */
public interface WeavingListener {
  /** A class was woven. */
  void woven(String className);

  /** A class runs unwoven. */
  void failed(String className, Throwable why);
}
