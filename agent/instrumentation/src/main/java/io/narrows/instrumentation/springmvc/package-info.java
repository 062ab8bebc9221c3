/** Route templates of Spring MVC, for {@code jakarta} and {@code javax}. */
@NullMarked
package io.narrows.instrumentation.springmvc;

import org.jspecify.annotations.NullMarked;
