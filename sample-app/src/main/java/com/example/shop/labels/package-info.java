/**
 * Labels for the parcels of an order. Bottleneck: two threads print for everybody, and they also
 * tell the carriers, which takes long.
 */
@NullMarked
package com.example.shop.labels;

import org.jspecify.annotations.NullMarked;
