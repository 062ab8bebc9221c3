package io.narrows.engine.export.span;

import org.jspecify.annotations.Nullable;

/** From when a request misses an objective. */
public interface SlowLimit {
  /** There are no objectives. */
  SlowLimit NONE =
      new SlowLimit() {
        @Override
        public long nanos(@Nullable String route) {
          return -1;
        }
      };

  /** In nanoseconds; negative where no objective is about requests of this route. */
  long nanos(@Nullable String route);
}
