/** The dashboards, one class each. Entry type: {@link io.narrows.dashboards.board.Boards}. */
@NullMarked
package io.narrows.dashboards.board;

import org.jspecify.annotations.NullMarked;
