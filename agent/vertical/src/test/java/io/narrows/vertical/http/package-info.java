@org.jspecify.annotations.NullMarked
package io.narrows.vertical.http;
