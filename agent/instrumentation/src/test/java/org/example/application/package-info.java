/** Classes of a watched application, which the filter takes for such: ours are never woven. */
@NullMarked
package org.example.application;

import org.jspecify.annotations.NullMarked;
