/** What it costs to send a parcel. Bottleneck: carriers are asked one after the other. */
@NullMarked
package com.example.shop.shipping;

import org.jspecify.annotations.NullMarked;
