/** Connection pools, as far as {@code javax.sql.DataSource} does not tell. */
@NullMarked
package io.narrows.instrumentation.pool;

import org.jspecify.annotations.NullMarked;
