package io.narrows.launcher.planted.right;

import io.narrows.launcher.planted.left.Left;

/** Half of a planted cycle. */
public final class Right {
  public Left left;
}
