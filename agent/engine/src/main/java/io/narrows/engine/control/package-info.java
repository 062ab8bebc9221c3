/**
 * How the command line talks to a running agent: a Unix-domain socket in a folder that only its
 * user can open, served by the drain between two readings. Entry {@link
 * io.narrows.engine.control.Control}; the other end is {@link
 * io.narrows.engine.control.ControlClient}.
 */
@NullMarked
package io.narrows.engine.control;

import org.jspecify.annotations.NullMarked;
