/** The application in its own JVM: entry {@link org.example.bench.app.Main}. */
@NullMarked
package org.example.bench.app;

import org.jspecify.annotations.NullMarked;
