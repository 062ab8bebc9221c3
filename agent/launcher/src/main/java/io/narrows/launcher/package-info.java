/**
 * The ways into the agent: {@link io.narrows.launcher.Premain} for the JVM, {@link
 * io.narrows.launcher.Main} for the command line. The only classes of ours that the application's
 * loader can load, so they are few, and name nothing but the JDK.
 */
@NullMarked
package io.narrows.launcher;

import org.jspecify.annotations.NullMarked;
