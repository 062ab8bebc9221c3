/** Log events: {@link io.narrows.engine.export.log.Events} sends what was found out, as OTLP. */
@NullMarked
package io.narrows.engine.export.log;

import org.jspecify.annotations.NullMarked;
