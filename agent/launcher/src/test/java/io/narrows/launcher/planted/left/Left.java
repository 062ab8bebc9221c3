package io.narrows.launcher.planted.left;

import io.narrows.launcher.planted.right.Right;

/** Half of a planted cycle. */
public final class Left {
  public Right right = new Right();
}
