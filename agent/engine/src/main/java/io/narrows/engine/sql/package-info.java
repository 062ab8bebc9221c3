/**
 * SQL without its values: {@link io.narrows.engine.sql.Fingerprint} turns a statement into a text,
 * a summary and a hash that may leave the process. No literal does, whatever the quoting, and also
 * when the text is broken: what cannot be told apart from a literal is treated as one.
 */
@NullMarked
package io.narrows.engine.sql;

import org.jspecify.annotations.NullMarked;
