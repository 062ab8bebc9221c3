package io.narrows.engine.export.span;

import io.opentelemetry.api.common.AttributeKey;

/** The attributes on spans that are ours. */
public final class Narrows {
  /** Worth keeping, whatever the head sampler said: slow, failed, or with a finding. */
  public static final AttributeKey<Boolean> KEEP = AttributeKey.booleanKey("narrows.keep");

  /** How long connections were waited for inside of this span, in milliseconds. */
  public static final AttributeKey<Double> POOL_WAIT =
      AttributeKey.doubleKey("narrows.pool.wait_ms");

  /** The class and method of the code that issued the call. */
  public static final AttributeKey<String> CALLER = AttributeKey.stringKey("narrows.caller");

  /** The finding that the request bears. */
  public static final AttributeKey<String> FINDING = AttributeKey.stringKey("narrows.finding.id");

  private Narrows() {}
}
