package io.narrows.engine.export.span;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.engine.metrics.Methods;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.recording.EpochTime;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import io.narrows.engine.recording.TraceContext;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.CallSites;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.internal.W3CTraceContextEncoding;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.semconv.CodeAttributes;
import io.opentelemetry.semconv.ErrorAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the spans of one request at a time. */
final class Spans {
  private static final AttributeKey<String> THREAD_NAME = AttributeKey.stringKey("thread.name");
  private static final AttributeKey<Long> THREAD_ID = AttributeKey.longKey("thread.id");

  private final Origin origin;
  private final EpochTime time;
  private final Methods methods;
  private final QueryNames names;
  private final CallSites sites;
  private final PlainExecutions plain;

  Spans(Origin origin, EpochTime time, Methods methods, QueryNames names, CallSites sites) {
    this.sites = sites;
    this.origin = origin;
    this.time = time;
    this.methods = methods;
    this.names = names;
    plain = new PlainExecutions(names);
  }

  /**
   * The spans of a request, its own first.
   *
   * @param worthKeeping whether it carries {@link Narrows#KEEP}
   * @param finding of which it is an example, or null
   */
  List<SpanData> of(Request request, boolean worthKeeping, @Nullable String finding) {
    OneRequest one = new OneRequest(request, worthKeeping, finding);
    if (request.root() != Request.Root.INTERNAL) {
      one.addRoot();
    }
    for (Slice slice : request.slices()) {
      one.add(slice);
    }
    return one.spans;
  }

  /** The spans of a slice that arrived after its request. */
  List<SpanData> ofLate(Slice slice) {
    OneRequest one = new OneRequest(slice.request(), false, null);
    one.add(slice);
    return one.spans;
  }

  private static String withoutNumbers(String threadName) {
    String cut = threadName.replaceAll("[-_#@\\s.]*\\d+", "").trim();
    return cut.isEmpty() ? "task" : cut + " task";
  }

  /** What the spans of a request share. */
  private final class OneRequest {
    final List<SpanData> spans = new ArrayList<>();
    private final Request request;
    private final boolean worthKeeping;
    private final @Nullable String finding;
    private final Tree tree;
    private final String traceId;
    private final TraceFlags flags;
    private final TraceState state;
    private long lastParentId;
    private SpanContext lastParent = SpanContext.getInvalid();

    OneRequest(Request request, boolean worthKeeping, @Nullable String finding) {
      this.request = request;
      this.worthKeeping = worthKeeping;
      this.finding = finding;
      tree = new Tree(request);
      TraceContext context = request.context();
      traceId = Propagation.traceId(context);
      flags = context.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
      state = state(context.traceState());
    }

    private TraceState state(@Nullable String header) {
      try {
        return header == null || header.isEmpty()
            ? TraceState.getDefault()
            : W3CTraceContextEncoding.decodeTraceState(header);
      } catch (IllegalArgumentException malformed) {
        return TraceState.getDefault();
      }
    }

    void addRoot() {
      AttributesBuilder attributes = Attributes.builder();
      Incoming incoming = request.incoming();
      String name;
      if (incoming != null) {
        name = ServerSpan.name(request, incoming, methods);
        ServerSpan.attributes(attributes, request, incoming, methods);
      } else {
        name = taskName();
        ServerSpan.put(attributes, ErrorAttributes.ERROR_TYPE, request.error());
      }
      keep(attributes, true);
      poolWait(attributes, rootWait());
      TraceContext context = request.context();
      add(
          name,
          incoming == null ? SpanKind.INTERNAL : SpanKind.SERVER,
          request.spanId(),
          context.parentSpanId(),
          ServerSpan.failed(request),
          request.beginNanos(),
          request.endNanos(),
          attributes.build());
    }

    private String taskName() {
      for (Slice slice : request.slices()) {
        if (slice.number() == 0) {
          return withoutNumbers(slice.threadName());
        }
      }
      return "task";
    }

    void add(Slice slice) {
      for (int i = slice.number() == 0 ? 1 : 0; i < slice.size(); i++) {
        if (Tree.hasSpan(slice, i)) {
          add(slice, i);
        }
      }
    }

    private void add(Slice slice, int index) {
      CallSite site = index == 0 ? null : site(slice, index);
      boolean first = request.root() == Request.Root.INTERNAL && spans.isEmpty();
      Attributes known = site != null || worthKeeping && first ? null : plain.of(slice, index);
      if (known != null) {
        add(DatabaseSpan.name(slice, index, names), SpanKind.CLIENT, slice, index, false, known);
        return;
      }
      AttributesBuilder attributes = Attributes.builder();
      String name;
      SpanKind kind = SpanKind.CLIENT;
      String error = slice.error(index);
      if (index == 0) {
        kind = SpanKind.INTERNAL;
        name = withoutNumbers(slice.threadName());
        attributes.put(THREAD_NAME, slice.threadName());
        attributes.put(THREAD_ID, slice.threadId());
        ServerSpan.put(attributes, ErrorAttributes.ERROR_TYPE, error);
        poolWait(attributes, wait(slice, 0));
      } else if (slice.kind(index) == Kind.HTTP_WAIT
          && slice.signature(index) instanceof Remote remote) {
        name = ClientSpan.name(remote, methods);
        error = ClientSpan.errorType(slice, index);
        ClientSpan.attributes(attributes, slice, index, remote, methods);
      } else {
        name = DatabaseSpan.name(slice, index, names);
        DatabaseSpan.attributes(attributes, slice, index, names);
      }
      if (site != null) {
        place(attributes, site);
      }
      keep(attributes, first);
      add(name, kind, slice, index, error != null, attributes.build());
    }

    private void add(
        String name, SpanKind kind, Slice slice, int index, boolean failed, Attributes attributes) {
      add(
          name,
          kind,
          Tree.spanId(slice, index),
          tree.parentOf(slice, index),
          failed,
          slice.startNanos(index),
          slice.endNanos(index),
          attributes);
    }

    /** Where the application issued it, of the few of which the stack was kept. */
    private @Nullable CallSite site(Slice slice, int index) {
      CallSite site = sites.of(slice, index);
      Task task = slice.task();
      return site == null && task != null && Tree.isCall(slice) ? sites.of(task) : site;
    }

    private void place(AttributesBuilder attributes, CallSite site) {
      attributes.put(Narrows.CALLER, site.method());
      attributes.put(CodeAttributes.CODE_FUNCTION_NAME, site.function());
      ServerSpan.put(attributes, CodeAttributes.CODE_FILE_PATH, site.path());
      if (site.line() >= 0) {
        attributes.put(CodeAttributes.CODE_LINE_NUMBER, (long) site.line());
      }
    }

    private void add(
        String name,
        SpanKind kind,
        long spanId,
        long parentId,
        boolean failed,
        long startNanos,
        long endNanos,
        Attributes attributes) {
      spans.add(
          new SpanRecord(
              origin,
              name,
              kind,
              SpanContext.create(traceId, Propagation.spanId(spanId), flags, state),
              parent(parentId),
              failed,
              time.of(startNanos),
              time.of(endNanos),
              attributes));
    }

    /** Those of one request have few parents: the last one is kept. */
    private SpanContext parent(long id) {
      if (id != lastParentId) {
        lastParent = context(id);
        lastParentId = id;
      }
      return lastParent;
    }

    private SpanContext context(long id) {
      if (id == 0) {
        return SpanContext.getInvalid();
      }
      String spanId = Propagation.spanId(id);
      TraceContext context = request.context();
      return context.remote() && id == context.parentSpanId()
          ? SpanContext.createFromRemoteParent(traceId, spanId, flags, state)
          : SpanContext.create(traceId, spanId, flags, state);
    }

    private void keep(AttributesBuilder attributes, boolean first) {
      if (worthKeeping && first) {
        attributes.put(Narrows.KEEP, true);
        ServerSpan.put(attributes, Narrows.FINDING, finding);
      }
    }

    private void poolWait(AttributesBuilder attributes, long nanos) {
      if (nanos > 0) {
        attributes.put(Narrows.POOL_WAIT, nanos / 1e6);
      }
    }

    /** What was waited for connections by the threads that have no span of their own. */
    private long rootWait() {
      long nanos = 0;
      for (Slice slice : request.slices()) {
        nanos += slice.number() == 0 || !Tree.hasSpan(slice, 0) ? wait(slice, 0) : 0;
      }
      return nanos;
    }

    private long wait(Slice slice, int from) {
      long nanos = 0;
      for (int i = from + 1; i < slice.size(); i++) {
        // Its own time: a physical connect inside it is an acquisition of its own.
        nanos += slice.kind(i) == Kind.DB_ACQUIRE ? slice.selfNanos(i) : 0;
      }
      return nanos;
    }
  }
}
