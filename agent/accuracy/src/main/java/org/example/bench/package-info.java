/** What every scenario of the accuracy benchmark is made of: entry {@link Scenario}. */
@NullMarked
package org.example.bench;

import org.jspecify.annotations.NullMarked;
