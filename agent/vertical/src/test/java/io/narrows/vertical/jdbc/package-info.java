/** JDBC through real drivers and pools, woven and recorded: each contract once per way in. */
package io.narrows.vertical.jdbc;
