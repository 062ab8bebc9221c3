/** {@code java.net.HttpURLConnection} for http and https, and what is built on it. */
@NullMarked
package io.narrows.instrumentation.urlconnection;

import org.jspecify.annotations.NullMarked;
