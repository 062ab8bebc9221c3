/** Partner services: entry {@link org.stubs.http.StubServer}. */
@NullMarked
package org.stubs.http;

import org.jspecify.annotations.NullMarked;
