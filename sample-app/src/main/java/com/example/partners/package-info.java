/** The services of other companies that the shop calls: a program of its own. */
@NullMarked
package com.example.partners;

import org.jspecify.annotations.NullMarked;
