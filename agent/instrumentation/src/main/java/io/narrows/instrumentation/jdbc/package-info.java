/** JDBC of any driver and any pool, matched by the interfaces of {@code java.sql}. */
@NullMarked
package io.narrows.instrumentation.jdbc;

import org.jspecify.annotations.NullMarked;
