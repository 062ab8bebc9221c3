/**
 * What {@code ./demo} does after the build: starts a database, the partners and the shop with the
 * agent, drives load, shows the report, and stops all of it. {@link com.example.demo.Demo} is the
 * way in.
 */
@NullMarked
package com.example.demo;

import org.jspecify.annotations.NullMarked;
