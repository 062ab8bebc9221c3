/** A customer's past orders. Bottleneck: one query for the orders, and one more for each order. */
@NullMarked
package com.example.shop.history;

import org.jspecify.annotations.NullMarked;
