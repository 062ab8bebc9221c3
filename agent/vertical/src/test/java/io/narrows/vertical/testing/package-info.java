/** The test's own JVM, woven with the whole list, and what its threads recorded. */
package io.narrows.vertical.testing;
