package io.narrows.engine.recording;

/** What the calling thread costs; asked at the ends of some slices, because it is dear. */
public abstract class Costs {
  /** Of which nothing is known. */
  public static final Costs NONE =
      new Costs() {
        @Override
        protected boolean wants(Request request) {
          return false;
        }

        @Override
        protected long cpuNanos() {
          return -1;
        }

        @Override
        protected long allocatedBytes() {
          return -1;
        }
      };

  protected Costs() {}

  /** Whether the costs of this request are measured. */
  protected abstract boolean wants(Request request);

  /** How long the calling thread was on a processor so far; -1 where that is not known. */
  protected abstract long cpuNanos();

  /** How much the calling thread allocated so far. */
  protected abstract long allocatedBytes();
}
