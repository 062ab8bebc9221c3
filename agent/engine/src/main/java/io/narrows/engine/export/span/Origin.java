package io.narrows.engine.export.span;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;

/**
 * Whose telemetry it is. The resource is found by the exporting thread, because the name of the
 * host may take a while; nothing is exported before it.
 */
public final class Origin {
  private final InstrumentationScopeInfo scope;
  private volatile Resource resource = Resource.getDefault();

  public Origin(InstrumentationScopeInfo scope) {
    this.scope = scope;
  }

  public void resource(Resource found) {
    resource = found;
  }

  public Resource resource() {
    return resource;
  }

  public InstrumentationScopeInfo scope() {
    return scope;
  }
}
