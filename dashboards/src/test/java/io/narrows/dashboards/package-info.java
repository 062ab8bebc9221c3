/** What has to hold of every dashboard that is committed. */
package io.narrows.dashboards;
