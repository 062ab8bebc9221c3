/** Orders and their items, as they are stored. */
@NullMarked
package com.example.shop.orders;

import org.jspecify.annotations.NullMarked;
