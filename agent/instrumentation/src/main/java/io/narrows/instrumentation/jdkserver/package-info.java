/** The JDK's {@code com.sun.net.httpserver.HttpServer}. */
@NullMarked
package io.narrows.instrumentation.jdkserver;

import org.jspecify.annotations.NullMarked;
