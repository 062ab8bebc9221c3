/** The database: entry {@link org.stubs.jdbc.StubDatabase}. */
@NullMarked
package org.stubs.jdbc;

import org.jspecify.annotations.NullMarked;
