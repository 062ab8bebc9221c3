/** Placing an order. Bottleneck: a database connection is held while a partner is asked. */
@NullMarked
package com.example.shop.checkout;

import org.jspecify.annotations.NullMarked;
