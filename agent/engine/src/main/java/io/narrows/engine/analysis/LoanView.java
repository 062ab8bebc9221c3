package io.narrows.engine.analysis;

import io.narrows.engine.recording.Loan;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSite;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is still borrowed although its thread has left the request.
 *
 * @param endpoint of the request
 * @param site where it was borrowed, or null where that is not known
 * @param heldNanos for how long, until now
 * @param isCollected whether it is garbage, and was never given back
 * @param isAbandoned whether a server request and all its tasks are over, and it was not used
 *     since; a task may be one piece of a thread's work that goes on
 * @param leastInUse the fewest connections of the pool in use at once since; above all numbers
 *     where that is unknown
 */
public record LoanView(
    Endpoint endpoint,
    @Nullable CallSite site,
    long heldNanos,
    boolean isCollected,
    boolean isAbandoned,
    int leastInUse) {

  static LoanView of(Loan loan, Attribution attribution) {
    Throwable stack = loan.stack();
    return new LoanView(
        Endpoint.of(loan.request()),
        stack == null ? null : attribution.site(stack),
        loan.heldNanos(),
        loan.isCollected(),
        loan.isAbandoned() && loan.request().root() == Request.Root.SERVER,
        loan.leastInUse());
  }
}
