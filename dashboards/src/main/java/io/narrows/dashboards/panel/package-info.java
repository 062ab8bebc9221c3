/** Grafana's JSON, as far as the dashboards need it. Law: knows no metric. */
@NullMarked
package io.narrows.dashboards.panel;

import org.jspecify.annotations.NullMarked;
