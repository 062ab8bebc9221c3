/** Labels for the parcels of an order. Bottleneck: two threads print for everybody. */
@NullMarked
package com.example.shop.labels;

import org.jspecify.annotations.NullMarked;
