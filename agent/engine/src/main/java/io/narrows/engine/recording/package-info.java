/**
 * What happens on application threads: the stack clock of one thread ({@link
 * io.narrows.engine.recording.Slice}), the request it works for, and the bounded way to the one
 * thread that reads them. No lock, no I/O, no logging here; nothing is allocated per operation.
 *
 * <h2>What an operation says, by its kind</h2>
 *
 * <table>
 * <caption>Signature, count and detail; the count is -1 where nothing is known</caption>
 * <tr><th>kind</th><th>signature</th><th>count</th><th>detail</th></tr>
 * <tr><td>{@code DB_ACQUIRE}, a wait for a connection</td>
 *   <td>{@link io.narrows.engine.recording.PoolStats}, or the simple class name of a data source
 *   that is no known pool</td>
 *   <td>nanoseconds that the connection was held from the end of this operation to the end of its
 *   close; -1 where this thread did not close it within this slice</td>
 *   <td>its lease; it may be another's by now unless the count is -1</td></tr>
 * <tr><td>{@code DB_ACQUIRE}, a physical connect, mostly inside of the above</td>
 *   <td>{@link io.narrows.engine.recording.Database}</td><td>-1</td><td></td></tr>
 * <tr><td>{@code DB_ACQUIRE}, a check inside a wait, of a round trip</td>
 *   <td>{@link io.narrows.engine.recording.Query} or {@link io.narrows.engine.recording.Check}</td>
 *   <td>-1</td><td></td></tr>
 * <tr><td>{@code DB_EXEC}, one execution of a statement or of a batch, and its prepare where
 *   that took a round trip and came right before</td>
 *   <td>{@link io.narrows.engine.recording.Query}, null where the text is not known; the first
 *   text of a batch</td>
 *   <td>rows: read them by {@link io.narrows.engine.recording.Execution}</td>
 *   <td>{@link io.narrows.engine.recording.Batch} of 0 or at least 2: read it, too, by {@link
 *   io.narrows.engine.recording.Execution}</td></tr>
 * <tr><td>{@code DB_FETCH}, rows of one result set read one after another, and its close</td>
 *   <td>the {@link io.narrows.engine.recording.Query} of its execution, or null</td>
 *   <td>rows of the whole result set on the first operation that reads it, -1 on further ones:
 *   each count of 0 and above is one result set; read it by {@link
 *   io.narrows.engine.recording.Fetch}, which leaves generated keys out</td><td></td></tr>
 * <tr><td>{@code DB_COMMIT}, a step of a transaction</td>
 *   <td>{@link io.narrows.engine.recording.Database}, or null</td><td>-1</td>
 *   <td>{@code COMMIT}, {@code ROLLBACK}, and, only where they took a round trip, {@code
 *   SAVEPOINT} and {@code AUTOCOMMIT}</td></tr>
 * <tr><td>{@code HTTP_WAIT}</td><td>{@link io.narrows.engine.recording.Remote}</td>
 *   <td>status</td><td>the URL</td></tr>
 * <tr><td>{@code JOIN}</td><td>what is waited for, or null</td><td>-1</td>
 *   <td>its {@link io.narrows.engine.recording.Task}, where it stood in a queue when the wait
 *   began</td></tr>
 * </table>
 *
 * <p>The error of a database operation is its {@code db.response.status_code} where it has no dot,
 * else the class of the exception: see {@link io.narrows.engine.recording.Execution#statusCode}.
 * Times to go by are self times: reading that was interrupted covers what came between the rows.
 */
@NullMarked
package io.narrows.engine.recording;

import org.jspecify.annotations.NullMarked;
