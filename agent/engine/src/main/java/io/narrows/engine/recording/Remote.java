package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/**
 * The target of an outgoing HTTP call: its signature.
 *
 * @param method the method as sent
 * @param scheme http or https
 * @param host the server's name
 * @param port the port, the default of the scheme made explicit
 */
public record Remote(String method, @Nullable String scheme, @Nullable String host, int port) {}
