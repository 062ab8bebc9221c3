/** The service that is measured without and with the agent: Jetty, HikariCP and H2. */
@NullMarked
package io.narrows.benchmarks.service;

import org.jspecify.annotations.NullMarked;
