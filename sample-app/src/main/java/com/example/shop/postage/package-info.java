/** What it costs to send a product. Bottleneck: a connection that is not given back. */
@NullMarked
package com.example.shop.postage;

import org.jspecify.annotations.NullMarked;
