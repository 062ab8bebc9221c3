/** The trace of a request in the context of its log events, for Logback and Log4j 2. */
@NullMarked
package io.narrows.instrumentation.logging;

import org.jspecify.annotations.NullMarked;
