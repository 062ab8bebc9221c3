/**
 * Writes the dashboards: {@link io.narrows.dashboards.Generate} is the program, {@code Boards} the
 * list. Law: the same program writes the same bytes.
 */
@NullMarked
package io.narrows.dashboards;

import org.jspecify.annotations.NullMarked;
