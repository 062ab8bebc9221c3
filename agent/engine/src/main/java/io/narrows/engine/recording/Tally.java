package io.narrows.engine.recording;

/**
 * Counts what loses its detail, on the application thread and without a lock, so that metrics stay
 * exact when the buffer is full.
 */
public interface Tally {
  /** Counts nothing. */
  Tally NONE =
      new Tally() {
        @Override
        public void operation(Slice slice, int index) {}

        @Override
        public void request(Request request) {}
      };

  /** One ended operation of this slice. */
  void operation(Slice slice, int index);

  /** One ended request. */
  void request(Request request);
}
