/**
 * Servlet containers: any of them by the interfaces of {@code jakarta} and {@code javax} servlet,
 * Tomcat and Jetty also by their own entries, so that error pages and asynchronous ends belong to
 * their request.
 */
@NullMarked
package io.narrows.instrumentation.servlet;

import org.jspecify.annotations.NullMarked;
