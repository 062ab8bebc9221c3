/** What stands before an outgoing call: looking its host up, and connecting to it. */
@NullMarked
package io.narrows.instrumentation.network;

import org.jspecify.annotations.NullMarked;
