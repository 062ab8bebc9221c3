/**
 * Lays out narrows.jar: the launcher at its root, the bootstrap types and the agent's classes in
 * folders that the application's loader cannot load from, and of the libraries only what can be
 * reached. Runs in the build; entry {@link io.narrows.packer.Packer}.
 */
@NullMarked
package io.narrows.packer;

import org.jspecify.annotations.NullMarked;
