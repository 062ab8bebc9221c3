/** The JDK's {@code java.net.http.HttpClient}, and what is built on it. */
@NullMarked
package io.narrows.instrumentation.jdkclient;

import org.jspecify.annotations.NullMarked;
