package io.narrows.load.recording;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.Map;

/**
 * The recording without what says where it was made. The agent sends no values of the application;
 * its resource names the machine.
 */
final class Scrubbed {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "host.name", "host-0000",
          "os.description", "Linux",
          "process.runtime.version", "17",
          "process.runtime.description", "OpenJDK 64-Bit Server VM");

  private Scrubbed() {}

  static Recording of(Recording recorded) {
    var traces = recorded.traces().toBuilder();
    traces.getResourceSpansBuilderList().forEach(each -> each.setResource(of(each.getResource())));
    var metrics = recorded.metrics().toBuilder();
    metrics
        .getResourceMetricsBuilderList()
        .forEach(each -> each.setResource(of(each.getResource())));
    var logs = recorded.logs().toBuilder();
    logs.getResourceLogsBuilderList().forEach(each -> each.setResource(of(each.getResource())));
    return new Recording(traces.build(), metrics.build(), logs.build());
  }

  private static Resource of(Resource resource) {
    Resource.Builder scrubbed = resource.toBuilder();
    for (KeyValue.Builder attribute : scrubbed.getAttributesBuilderList()) {
      String instead = INSTEAD.get(attribute.getKey());
      if (instead != null) {
        attribute.setValue(AnyValue.newBuilder().setStringValue(instead));
      } else if (attribute.getKey().equals("process.pid")) {
        attribute.setValue(AnyValue.newBuilder().setIntValue(1));
      }
    }
    return scrubbed.build();
  }
}
