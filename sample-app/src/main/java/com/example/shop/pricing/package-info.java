/** Prices after promotions. Bottleneck: every rule is compiled anew for every product. */
@NullMarked
package com.example.shop.pricing;

import org.jspecify.annotations.NullMarked;
